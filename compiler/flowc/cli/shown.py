"""What of the findings is told: baseline, history and `--select` leave some out."""

from __future__ import annotations

from pathlib import Path

from flowc.cli.check_options import CheckOptions
from flowc.cli.policy import declared_severity, names
from flowc.cli.project import Project
from flowc.cli.session import Result
from flowc.cli.summary import counted
from flowc_ir.diagnostic import Severity
from flowc_ir.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """What a run is judged by, what of it is listed, and what to remark on the difference."""

    judged: Result
    listed: Result
    remarks: tuple[str, ...]


def shown(found: Result, options: CheckOptions) -> Shown:
    """Leave out what is not to be told."""
    remarks = [
        f"{code} is an error, and is not ignored"
        for code in options.selection.ignore
        if declared_severity(code) is Severity.ERROR
    ]
    judged = _changed(_new(found, options, remarks), options, remarks)
    listed = _selected(judged, options, remarks)
    return Shown(judged, listed, tuple(remarks))


def baseline_of(project: Project, options: CheckOptions) -> Path | None:
    """Give the file of the baseline, if there is one."""
    if options.baseline:
        return Path(options.baseline)
    return project.base / project.config.baseline if project.config.baseline else None


def _new(result: Result, options: CheckOptions, remarks: list[str]) -> Result:
    """Leave out what the baseline knows."""
    path = baseline_of(result.project, options)
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
    is_partial = new.has_errors or options.reads_stdin
    old = 0 if is_partial else gone(known, result)
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
