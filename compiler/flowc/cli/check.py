"""`flowc check`: what is wrong, and where."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from flowc.cli.check_options import CheckOptions, describe, project_of, read_options
from flowc.cli.command import FINDINGS, FINE, Command, UsageError
from flowc.cli.formats.listing import Listing
from flowc.cli.formats.registry import FIX_FORMATS, TEXT_FORMATS, writer
from flowc.cli.paint import Paint
from flowc.cli.session import Result, run_session, scene_of
from flowc.cli.shown import baseline_of, shown
from flowc.cli.summary import counted, summary
from flowc.cli.terminal import Terminal
from flowc.cli.write import write_text
from flowc_ir.diagnostic import Diagnostic, Severity
from flowc_ir.lazy_dataclass import replace

if TYPE_CHECKING:
    from flowc.cli.standard_input import StandardInput
    from flowc.fixes.fix import Fix


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
    return FINDINGS if _has_failed(options, terminal) else FINE


def _has_failed(options: CheckOptions, terminal: Terminal) -> bool:
    """Check a project, tell what is found, and tell whether that makes the run fail."""
    project = project_of(options, terminal)
    remarks: list[str] = []
    if options.package:
        from flowc.cli.packages import judged

        found = judged(options.package, project, remarks)
        if options.writes_baseline:
            return _write_baseline(found, options, terminal)
        return _tell(found, options, remarks, terminal)
    given = None
    if options.reads_stdin:
        from flowc.cli.standard_input import read_standard_input  # most runs read files

        given = read_standard_input(options.stdin_filename, project)

    def judge(changed: Mapping[str, bytes] | None = None) -> Result:
        if given is None:
            return run_session(project, [*options.environment], terminal, changed=changed)
        files = {**given.files, **(changed or {})}
        return given.of_it(run_session(project, [*options.environment], terminal, changed=files))

    found = judge()
    if options.writes_baseline:
        return _write_baseline(found, options, terminal)
    if not found.sources and not found.diagnostics:
        remarks.append("there is no Python file")
    if given is not None:
        remarks += given.remarks(found)
    if options.fixes or options.shows_diff:
        return _mend(found, options, given, judge, remarks, terminal)
    return _tell(found, options, remarks, terminal)


def _mend(
    found: Result,
    options: CheckOptions,
    given: StandardInput | None,
    judge: Callable[[Mapping[str, bytes] | None], Result],
    remarks: list[str],
    terminal: Terminal,
) -> bool:
    """Fix what can be fixed, list what is left, and tell whether that makes the run fail.

    A module from standard input goes to standard output, as it is to be then, or its diff.
    """
    from flowc.cli.fixing import fixed  # most runs change nothing

    mended = fixed(found, options, {} if given is None else given.files, judge)
    mended.tell_refused(terminal)
    if options.shows_diff:
        return mended.show_diff(terminal)
    if given is None:
        mended.write()
    else:
        terminal.write_bytes(mended.state.files.get(given.path, given.data))
        terminal = terminal.aside
    found = mended.state.result
    has_failed = _tell(found, options, remarks, terminal)
    mended.tell_count(len(shown(found, options).listed.diagnostics), terminal)
    return has_failed or (bool(mended.state.fixed) and options.fails_on_fix)


def _tell(found: Result, options: CheckOptions, remarks: list[str], terminal: Terminal) -> bool:
    """List what was found, and tell whether it makes the run fail."""
    look = shown(found, options)
    fail_on = Severity(found.project.config.fail_on)
    scene = scene_of(found, terminal, is_data=True)
    fixes = _fixes(look.listed, options)
    listing = Listing(
        result=look.listed,
        scene=scene,
        fail_on=fail_on,
        fixes=fixes,
        takes_unsafe=options.takes_unsafe,
    )
    _write(listing, options, terminal)
    told = [f"checked {summary(look.judged, terminal.paint_err)}", *remarks, *look.remarks]
    terminal.tell("; ".join(told))
    if fixes and options.format in TEXT_FORMATS:
        from flowc.cli.fixing import advice

        terminal.tell(advice(fixes, options))
    return look.judged.has_findings(fail_on)


def _fixes(result: Result, options: CheckOptions) -> Mapping[Diagnostic, Fix]:
    """Give the fixes of what is listed, where the format has a place for them."""
    if options.shows_statistics or options.format not in (*TEXT_FORMATS, *FIX_FORMATS):
        return {}
    if not result.diagnostics:
        return {}
    from flowc.fixes.safeties import SAFETIES  # nothing is wrong with most programs

    candidates = [found for found in result.diagnostics if found.code.name in SAFETIES]
    if not candidates:
        return {}
    from flowc.fixes.planning import fixes_of

    return fixes_of(candidates, result.sources, result.program)


def _write_baseline(result: Result, options: CheckOptions, terminal: Terminal) -> bool:
    """Write down what is found, of which nothing makes the run fail then."""
    path = baseline_of(result.project, options)
    if path is None:
        raise UsageError("--write-baseline: name the file with --baseline")
    from flowc.cli.baseline import write_baseline

    count = write_baseline(path, result)
    terminal.tell(f"wrote {counted(count, 'finding')} into the baseline {os.path.relpath(path)}")
    return False


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
