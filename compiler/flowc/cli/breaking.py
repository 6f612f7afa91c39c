"""`flowc breaking`: which changes of interfaces break callers, and whom."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from flowc.cli.breaking_options import BreakingOptions, describe, read_options
from flowc.cli.command import FINDINGS, FINE, Command
from flowc.cli.comparing.both import Both, read_both
from flowc.cli.comparing.placing import Placing
from flowc.cli.comparing.sides import SideKind
from flowc.cli.comparing.telling import finding
from flowc.cli.comparing.waiving import judged, waivers_of
from flowc.cli.formats.listing import Listing
from flowc.cli.formats.registry import writer
from flowc.cli.paint import Paint
from flowc.cli.render import Scene, Way, concise
from flowc.cli.report import to_json
from flowc.cli.session import Result
from flowc.cli.summary import counted
from flowc.cli.terminal import Terminal
from flowc.cli.write import write_text
from flowc.comparison.bump import suggested_bump
from flowc.comparison.levels import Level
from flowc.comparison.programs import compare
from flowc.comparison.waivers import Waived, apply_waivers
from flowc_ir.diagnostic import Severity
from flowc_ir.lazy_dataclass import replace


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print the changes; those that `--fail-on` names, and worse, give 1."""
    options = read_options(arguments)
    both = read_both(options.against, options.paths, options.settings, terminal)
    # Of a lock, nothing but numbers is known: the program is compared with itself.
    is_lock = options.against.kind is SideKind.LOCK
    old = both.new.program if is_lock else both.old.program
    changes = compare(old, both.new.program, both.beside)
    waived = apply_waivers(changes, waivers_of(both.project), options.today)
    is_plain = bool(options.output_file)
    paint = Paint(is_on=False) if is_plain else terminal.paint_out
    scene = Scene(sources=both.new.sources, way=both.project.way, paint=paint)
    text = _text(waived, both, scene, options)
    if is_plain:
        write_text(Path(options.output_file), text)
    elif text:
        terminal.print(text)
    remarks = Scene(sources={}, way=Way(), paint=terminal.paint_err)
    for found in judged(waived):
        terminal.tell(concise(found, remarks))
    terminal.tell(_summary(waived, both))
    is_failed = any(
        waiver is None and change.level.is_at_least(options.fail_on)
        for change, waiver in waived.changes
    )
    return FINDINGS if is_failed else FINE


def _text(waived: Waived, both: Both, scene: Scene, options: BreakingOptions) -> str:
    placing = Placing(both.old.sources, both.new.sources)
    match options.format:
        case "text":
            from flowc.cli.comparing.text import write

            return write(waived, scene, placing, shows_all=options.shows_all)
        case "json":
            from flowc.cli.comparing.document import changes_json

            every = [change for change, _ in waived.changes]
            head = {"against": both.old.label, "suggested_version": suggested_bump(every).value}
            return to_json({**head, **changes_json(waived, placing)})
        case "markdown":
            from flowc.cli.comparing.markdown import write as write_markdown

            return write_markdown(waived, both.old.label, scene, placing).rstrip("\n")
        case "sarif" | "github" | "gitlab" as name:
            least = Level.INFO if options.shows_all else Level.RISKY
            shown = [
                finding(change, placing)
                for change, waiver in waived.changes
                if waiver is None and change.level.is_at_least(least)
            ]
            result = Result(
                project=both.project,
                program=replace(both.new.program, entities=()),
                diagnostics=tuple(shown),
                sources=both.new.sources,
                loaded=(),
            )
            fail_on = Severity.ERROR if options.fail_on is Level.BREAKING else Severity.WARNING
            return writer(name)(Listing(result=result, scene=scene, fail_on=fail_on))


def _summary(waived: Waived, both: Both) -> str:
    every = [change for change, _ in waived.changes]
    levels = [change.level for change, waiver in waived.changes if waiver is None]
    parts = [f"{levels.count(level)} {level.value}" for level in Level if level in levels]
    count = len(every) - len(levels)
    parts += [f"{count} waived"] if count else []
    said = ", ".join(parts) or "no changes"
    entities = counted(len(both.new.program.entities), "entity", "entities")
    return (
        f"compared {entities} with {both.old.label}: {said}; suggested version:"
        f" {suggested_bump(every).value}"
    )


COMMAND = Command(describe, run)
