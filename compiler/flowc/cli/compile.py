"""`flowc compile`: the main job."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from flowc.cli.command import FINDINGS, FINE, Command, UsageError
from flowc.cli.inputs import add_paths, read_built_images, read_declared
from flowc.cli.project import NOTEBOOK, at_commit, mirroring, project_of_paths
from flowc.cli.render import full
from flowc.cli.session import run_session, scene_of
from flowc.cli.summary import summary
from flowc.cli.terminal import Terminal
from flowc.cli.tree import tree
from flowc.cli.write import write_atomically
from flowc.targets.base import Artifact, Skipped, UnwritableError
from flowc.targets.registry import TARGETS


def describe(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    add_paths(parser)
    parser.add_argument(
        "-o", "--output", default="out", metavar="DIR", help="where to write (default: %(default)s)"
    )
    parser.add_argument(
        "-t",
        "--target",
        dest="targets",
        action="append",
        choices=sorted(TARGETS),
        help="what to write; may be given several times (default: ir)",
    )


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Compile, check, write the targets unless there are errors, and print the tree."""
    paths: list[str] = arguments.paths
    sources: list[str] = arguments.sources
    declared: list[str] = arguments.declared
    output: str = arguments.output
    asked: str | None = arguments.flytekit_version
    targets: list[str] = arguments.targets or ["ir"]
    union: bool | None = arguments.union
    environment = read_declared(declared)
    built: list[str] = arguments.built_images
    commit: str | None = arguments.git_commit
    project = at_commit(mirroring(project_of_paths(paths, sources, terminal), asked), commit)
    project = project.declaring(union, read_built_images(built))
    if "flyte" in targets and any(unit.endswith(NOTEBOOK) for unit in project.units):
        raise UsageError("flytekit packages modules, not notebooks; write `-t ir`")
    result = run_session(project, environment, terminal)

    scene = scene_of(result, terminal)
    for diagnostic in result.diagnostics:
        terminal.tell(f"{full(diagnostic, scene)}\n")
    drawn = tree(result, scene_of(result, terminal, is_data=True))
    if drawn:
        terminal.print(drawn)
    if result.has_errors:
        terminal.tell(f"{summary(result, terminal.paint_err)}; nothing is written")
        return FINDINGS

    try:
        emissions = [
            (name, TARGETS[name](project.config.flytekit).emit(result.program))
            for name in dict.fromkeys(targets)
        ]
    except UnwritableError as error:
        terminal.tell(f"{terminal.paint_err.red('error')}: {error}; nothing is written")
        return FINDINGS
    for name, emission in emissions:
        _tell_skipped(name, emission.skipped, terminal)
    artifacts = [artifact for _, emission in emissions for artifact in emission.artifacts]
    written = _write(artifacts, Path(output))
    terminal.tell(f"{summary(result, terminal.paint_err)}; wrote {', '.join(written)}")
    return FINE


def _tell_skipped(target: str, skipped: tuple[Skipped, ...], terminal: Terminal) -> None:
    if skipped:
        names = ", ".join(dict.fromkeys(entity.name or "(no name)" for entity in skipped))
        warning = terminal.paint_err.yellow("warning")
        terminal.tell(f"{warning}: not in target {target}: {names}")


def _write(artifacts: list[Artifact], folder: Path) -> list[str]:
    paths = [folder / artifact.path for artifact in artifacts]
    for path, artifact in zip(paths, artifacts, strict=True):
        write_atomically(path, artifact.data)
    return [path.as_posix() for path in paths]


COMMAND = Command(describe, run)
