"""`flowc check`: what is wrong, and where."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from flowc.cli.command import FINDINGS, FINE, Command
from flowc.cli.inputs import add_paths, read_built_images, read_declared
from flowc.cli.project import at_commit, mirroring, project_of_paths
from flowc.cli.render import concise, full, opaque, opaque_concise
from flowc.cli.session import Result, run_session, scene_of
from flowc.cli.summary import summary
from flowc.cli.terminal import Terminal


def describe(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    add_paths(parser)
    parser.add_argument(
        "--format",
        dest="format",
        choices=("full", "concise", "json"),
        default="full",
        help="with excerpts, one line each, or JSON (default: %(default)s)",
    )


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print the findings; any finding but a note gives 1."""
    paths: list[str] = arguments.paths
    sources: list[str] = arguments.sources
    declared: list[str] = arguments.declared
    format_: str = arguments.format
    asked: str | None = arguments.flytekit_version
    union: bool | None = arguments.union
    built: list[str] = arguments.built_images
    environment = read_declared(declared)
    commit: str | None = arguments.git_commit
    project = at_commit(mirroring(project_of_paths(paths, sources, terminal), asked), commit)
    project = project.declaring(union, read_built_images(built))
    result = run_session(project, environment, terminal)
    text = _rendered(result, format_, terminal)
    if text:
        terminal.print(text)
    terminal.tell(f"checked {summary(result, terminal.paint_err)}")
    return FINDINGS if _has_findings(result) else FINE


def _rendered(result: Result, format_: str, terminal: Terminal) -> str:
    if format_ == "json":
        from flowc.cli.report import report_json

        return report_json(result)
    scene = scene_of(result, terminal, is_data=True)
    if format_ == "concise":
        lines = [concise(found, scene) for found in result.diagnostics]
        lines += [opaque_concise(entity, scene) for entity in result.opaque_by_lack]
        return "\n".join(lines)
    parts = [full(found, scene) for found in result.diagnostics]
    parts += [opaque(entity, scene) for entity in result.opaque_by_lack]
    return "\n\n".join(parts)


def _has_findings(result: Result) -> bool:
    return any(found.code.severity.value != "note" for found in result.diagnostics)


COMMAND = Command(describe, run)
