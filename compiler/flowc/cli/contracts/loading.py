"""The program that a command is about: compiled from sources, or read from a file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from flowc.cli.command import UsageError
from flowc.cli.project import is_package, project_around
from flowc.cli.render import Scene, Way, full
from flowc.cli.terminal import Terminal
from flowc_ir.diagnostic import Diagnostic, Severity
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.program import Program

_IR = ".pb"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A program, how to draw its places, and the folder in which its own files lie."""

    program: Program
    scene: Scene
    base: Path


def load(arguments: Namespace, terminal: Terminal) -> Loaded | None:
    """Give the program that the paths name; None if it has errors, which are then told.

    Raises UsageError.
    """
    paths: list[str] = arguments.paths
    if len(paths) == 1 and is_package(paths[0]):
        return _of_package(paths[0], terminal)
    if len(paths) == 1 and paths[0].endswith(_IR):
        return _of_ir(paths[0], terminal)
    return _of_sources(arguments, terminal)


def _of_ir(file: str, terminal: Terminal) -> Loaded:
    from flowc_ir.codec import CodecError, decode_program

    try:
        program = decode_program(Path(file).read_bytes())
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror}") from error
    except CodecError as error:
        raise UsageError(f"{file}: {error}") from error
    scene = Scene(sources={}, way=Way(), paint=terminal.paint_err)
    return Loaded(program=program, scene=scene, base=Path.cwd())


def _of_package(path: str, terminal: Terminal) -> Loaded | None:
    from flowc.cli.packages import lift_path

    lifted = lift_path(path)
    scene = Scene(sources={}, way=Way(), paint=terminal.paint_err)
    errors = [d for d in lifted.report.diagnostics if d.code.severity is Severity.ERROR]
    if errors:
        _tell(errors, scene, terminal)
        return None
    base = project_around(path, terminal).base
    return Loaded(program=lifted.program, scene=scene, base=base)


def _of_sources(arguments: Namespace, terminal: Terminal) -> Loaded | None:
    from flowc.cli.inputs import read_built_images, read_declared
    from flowc.cli.project import at_commit, mirroring, project_of_paths
    from flowc.cli.session import run_session, scene_of

    sources: list[str] = arguments.sources
    declared: list[str] = arguments.declared
    built: list[str] = arguments.built_images
    project = project_of_paths(arguments.paths, sources, terminal)
    project = at_commit(mirroring(project, arguments.flytekit_version), arguments.git_commit)
    project = project.declaring(arguments.union, read_built_images(built))
    result = run_session(project, read_declared(declared), terminal)
    scene = scene_of(result, terminal)
    if not result.has_errors:
        return Loaded(program=result.program, scene=scene, base=project.base)
    errors = [d for d in result.diagnostics if d.code.severity is Severity.ERROR]
    _tell(errors, scene, terminal)
    return None


def _tell(errors: list[Diagnostic], scene: Scene, terminal: Terminal) -> None:
    for diagnostic in errors:
        terminal.tell(f"{full(diagnostic, scene)}\n")
    count = f"{len(errors)} error{'s' if len(errors) > 1 else ''}"
    terminal.tell(f"{count}; there is no contract")
