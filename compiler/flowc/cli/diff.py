"""`flowc diff`: what has changed between two programs, graphs included."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from flowc.cli.breaking_options import add_comparing, read_settings
from flowc.cli.command import FINDINGS, FINE, Command
from flowc.cli.comparing.both import Both, read_two
from flowc.cli.comparing.document import change_json
from flowc.cli.comparing.graph_words import STATUS_MARKS, edit_told, lines_of
from flowc.cli.comparing.placing import Placing
from flowc.cli.comparing.sides import asked_side
from flowc.cli.inputs import add_compiling
from flowc.cli.paint import Paint, harmless
from flowc.cli.render import Scene
from flowc.cli.report import Json, span_json, to_json
from flowc.cli.terminal import Terminal
from flowc.cli.write import write_text
from flowc.comparison.difference import Section, Status, difference
from flowc_ir.source import Span


def describe(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    what = "a revision of git, an IR file (.pb), a Flyte package (.tgz), or a folder of sources"
    parser.add_argument("old", metavar="A", help=what)
    parser.add_argument(
        "new", metavar="B", nargs="?", default="", help=f"{what}; default: the sources as they are"
    )
    add_comparing(parser)
    parser.add_argument(
        "--path",
        dest="paths",
        action="append",
        default=[],
        metavar="PATH",
        help="files and folders that are compared, where A or B is a revision or the sources",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "markdown"),
        default="text",
        help="for people, for programs, or for a review (default: %(default)s)",
    )
    parser.add_argument(
        "--output-file", default="", metavar="FILE", help="where to write instead of the terminal"
    )
    parser.add_argument(
        "--exit-code", action="store_true", help="give 1 if there is any difference"
    )
    add_compiling(parser)


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print what differs."""
    old: str = arguments.old
    new: str = arguments.new
    paths: list[str] = arguments.paths
    format_: str = arguments.format
    output_file: str = arguments.output_file
    wants_code: bool = arguments.exit_code
    both = read_two(asked_side(old), new, paths, read_settings(arguments), terminal)
    sections = difference(both.old.program, both.new.program, both.beside)
    paint = Paint(is_on=False) if output_file else terminal.paint_out
    text = _text(sections, both, paint, format_)
    if output_file:
        write_text(Path(output_file), text)
    elif text:
        terminal.print(text)
    terminal.tell(_summary(sections, both))
    return FINDINGS if sections and wants_code else FINE


def _text(sections: tuple[Section, ...], both: Both, paint: Paint, format_: str) -> str:
    placing = Placing(both.old.sources, both.new.sources)
    scene = Scene(sources=both.new.sources, way=both.project.way, paint=paint)
    match format_:
        case "json":
            found: list[Json] = [_section_json(section, placing) for section in sections]
            head: dict[str, Json] = {"old": both.old.label, "new": both.new.label}
            return to_json({**head, "differences": found})
        case "markdown":
            return _markdown(sections, both, scene, placing)
        case _:
            return "\n\n".join(_drawn(section, scene, placing) for section in sections)


def _drawn(section: Section, scene: Scene, placing: Placing) -> str:
    paint = scene.paint
    colours = {"+": paint.green, "-": paint.red, "~": paint.yellow}
    mark = STATUS_MARKS[section.status]
    place = scene.place(_place(section, placing))
    where = f"  {paint.dim(place)}" if place else ""
    lines = [f"{colours[mark](mark)} {paint.bold(harmless(str(section.subject)))}{where}"]
    lines += [f"  {colours[m](m)} {harmless(text)}" for m, text in lines_of(section)]
    return "\n".join(lines)


def _markdown(sections: tuple[Section, ...], both: Both, scene: Scene, placing: Placing) -> str:
    if not sections:
        return f"## No differences between `{both.old.label}` and {both.new.label}"
    lines = [f"## From `{both.old.label}` to {both.new.label}", ""]
    for section in sections:
        place = scene.place(_place(section, placing))
        where = f" ({place})" if place else ""
        lines += [f"### {section.status.value}: {section.subject}{where}", "", "```diff"]
        # In a diff, only `+`, `-` and `!` have a colour.
        marks = {"~": "!"}
        lines += [f"{marks.get(m, m)} {' '.join(text.split())}" for m, text in lines_of(section)]
        lines += ["```", ""]
    return "\n".join(lines).rstrip("\n")


def _section_json(section: Section, placing: Placing) -> dict[str, Json]:
    kind = "type" if section.subject.kind is None else section.subject.kind.value
    return {
        "kind": kind,
        "name": section.subject.name,
        "status": section.status.value,
        "is_body_changed": section.is_body_changed,
        "doubt": section.doubt,
        "changes": [change_json(change, None, placing) for change in section.changes],
        "settings": [
            {"name": name, "before": before, "after": after}
            for name, before, after in section.settings
        ],
        "graph": [
            {
                "what": edit.what.value,
                "node": edit.node,
                "runs": edit.runs,
                "port": edit.port,
                "source": edit.source,
                "before": edit.before,
                "after": edit.after,
                "text": edit_told(edit),
                "span": span_json(edit.span if edit.span.path else placing.now(edit.old_span)),
            }
            for edit in section.edits
        ],
        "span": span_json(_place(section, placing)),
    }


def _place(section: Section, placing: Placing) -> Span:
    return section.span if section.span.path else placing.now(section.old_span)


def _summary(sections: tuple[Section, ...], both: Both) -> str:
    found = [section.status for section in sections]
    parts = [f"{found.count(status)} {status.value}" for status in Status if status in found]
    said = ", ".join(parts) or "no differences"
    return f"from {both.old.label} to {both.new.label}: {said}"


COMMAND = Command(describe, run)
