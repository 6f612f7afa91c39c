"""`flowc check`: what is wrong, and where."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from flowc.cli.check_options import CheckOptions, describe, project_of, read_options
from flowc.cli.command import FINDINGS, FINE, Command
from flowc.cli.formats.listing import Listing
from flowc.cli.formats.registry import writer
from flowc.cli.paint import Paint
from flowc.cli.policy import names
from flowc.cli.session import Result, run_session, scene_of
from flowc.cli.summary import counted, summary
from flowc.cli.terminal import Terminal
from flowc.cli.write import write_text
from flowc_ir.diagnostic import Severity
from flowc_ir.lazy_dataclass import replace


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print the findings; those that `--fail-on` names, and worse, give 1."""
    return check_once(read_options(arguments), terminal)


def check_once(options: CheckOptions, terminal: Terminal) -> int:
    """Check a project from its configuration to the exit code."""
    project = project_of(options, terminal)
    fail_on = Severity(project.config.fail_on)
    result = run_session(project, [*options.environment], terminal)
    remarks: list[str] = []
    shown = _selected(result, options, remarks)
    scene = scene_of(result, terminal, is_data=True)
    _write(Listing(result=shown, scene=scene, fail_on=fail_on), options, terminal)
    terminal.tell("; ".join([f"checked {summary(result, terminal.paint_err)}", *remarks]))
    return FINDINGS if result.has_findings(fail_on) else FINE


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
