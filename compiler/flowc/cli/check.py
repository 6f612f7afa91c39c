"""`flowc check`: what is wrong, and where."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from flowc.cli.check_options import CheckOptions, describe, project_of, read_options
from flowc.cli.command import FINDINGS, FINE, Command, UsageError
from flowc.cli.formats.listing import Listing
from flowc.cli.formats.registry import writer
from flowc.cli.paint import Paint
from flowc.cli.policy import declared_severity, names
from flowc.cli.project import Project
from flowc.cli.session import Result, run_session, scene_of
from flowc.cli.summary import counted, summary
from flowc.cli.terminal import Terminal
from flowc.cli.write import write_text
from flowc_ir.diagnostic import Severity
from flowc_ir.lazy_dataclass import replace


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print the findings; those that `--fail-on` names, and worse, give 1."""
    options = read_options(arguments)
    if not options.watches:
        return check_once(options, terminal)
    from flowc.cli.watching import watch

    project = project_of(options, terminal)
    folders = [*dict.fromkeys((project.root, project.base))]
    return watch(lambda: check_once(options, terminal), folders, terminal)


def check_once(options: CheckOptions, terminal: Terminal) -> int:
    """Check a project from its configuration to the exit code."""
    project = project_of(options, terminal)
    fail_on = Severity(project.config.fail_on)
    remarks = [
        f"{code} is an error, and is not ignored"
        for code in options.selection.ignore
        if declared_severity(code) is Severity.ERROR
    ]
    if options.package:
        from flowc.cli.packages import judged

        found = judged(options.package, project, remarks)
    else:
        found = run_session(project, [*options.environment], terminal)
    if options.writes_baseline:
        return _write_baseline(found, options, terminal)
    result = _changed(_new(found, options, remarks), options, remarks)
    shown = _selected(result, options, remarks)
    scene = scene_of(result, terminal, is_data=True)
    _write(Listing(result=shown, scene=scene, fail_on=fail_on), options, terminal)
    terminal.tell("; ".join([f"checked {summary(result, terminal.paint_err)}", *remarks]))
    return FINDINGS if result.has_findings(fail_on) else FINE


def _baseline_of(project: Project, options: CheckOptions) -> Path | None:
    if options.baseline:
        return Path(options.baseline)
    return project.base / project.config.baseline if project.config.baseline else None


def _write_baseline(result: Result, options: CheckOptions, terminal: Terminal) -> int:
    path = _baseline_of(result.project, options)
    if path is None:
        raise UsageError("--write-baseline: name the file with --baseline")
    from flowc.cli.baseline import write_baseline

    count = write_baseline(path, result)
    terminal.tell(f"wrote {counted(count, 'finding')} into the baseline {os.path.relpath(path)}")
    return FINE


def _new(result: Result, options: CheckOptions, remarks: list[str]) -> Result:
    """Leave out what the baseline knows."""
    path = _baseline_of(result.project, options)
    if path is None:
        return result
    from flowc.cli.baseline import gone, read_baseline
    from flowc.cli.narrowing import narrowed

    known = read_baseline(path)
    prints = {one.fingerprint for one in known}
    new = narrowed(result, lambda found: found.fingerprint not in prints)
    hidden = len(new.hidden) + len(new.hidden_opaque)
    if hidden:
        remarks.append(f"{counted(hidden, 'finding')} of the baseline")
    # Where there are errors, not all that there is may have been looked at.
    old = 0 if new.has_errors else gone(known, result)
    if old:
        remarks.append(f"{old} of the baseline not found any more: renew it with --write-baseline")
    return new


def _changed(result: Result, options: CheckOptions, remarks: list[str]) -> Result:
    """Leave out what stands in lines that have not changed."""
    if not options.changed_since:
        return result
    from flowc.cli.changed import changed_since
    from flowc.cli.narrowing import narrowed

    changed = narrowed(result, changed_since(result.project, options.changed_since, remarks))
    hidden = len(result.diagnostics) - len(changed.diagnostics)
    if hidden:
        remarks.append(f"{counted(hidden, 'finding')} in lines that have not changed")
    return changed


def _selected(result: Result, options: CheckOptions, remarks: list[str]) -> Result:
    """Show of the errors too only what `--select` names."""
    select = options.selection.select
    if not select:
        return result
    from flowc.cli.narrowing import narrowed

    chosen = (*select, *options.selection.extend_select)
    shown = narrowed(result, lambda found: names(chosen, found.code))
    left = result.count(Severity.ERROR) - shown.count(Severity.ERROR)
    if left:
        remarks.append(f"{counted(left, 'error')} of codes that are not selected")
    return shown


def _write(listing: Listing, options: CheckOptions, terminal: Terminal) -> None:
    if options.output_file:
        plain = replace(listing.scene, paint=Paint(is_on=False))
        text = _text(replace(listing, scene=plain), options)
        write_text(Path(options.output_file), text)
        return
    text = _text(listing, options)
    if text:
        terminal.print(text)


def _text(listing: Listing, options: CheckOptions) -> str:
    if not options.shows_statistics:
        return writer(options.format)(listing)
    from flowc.cli.statistics import statistics

    return statistics(listing, options.format)


COMMAND = Command(describe, run)
