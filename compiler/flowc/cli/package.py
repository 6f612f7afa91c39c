"""`flowc package`: a Flyte package, as `pyflyte package` writes it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass, replace
from pathlib import Path

from flowc.cli.command import FINDINGS, FINE, Command, UsageError
from flowc.cli.inputs import add_declared_environment, read_declared, read_pairs
from flowc.cli.project import Project, project_of_packages
from flowc.cli.render import full, opaque
from flowc.cli.session import Result, run_session, scene_of
from flowc.cli.summary import counted, summary
from flowc.cli.terminal import Terminal
from flowc.cli.write import write_atomically
from flowc.targets.base import Emission
from flowc.targets.flyte.images import ImageError, default_image, parse_images
from flowc.targets.flyte.settings import MIRRORED_FLYTEKIT, FlyteSettings
from flowc_ir.program import Opaque
from flowc_ir.task import Pair

_DEFAULTS = FlyteSettings()


def describe(parser: ArgumentParser) -> None:
    """Declare the arguments: those of flytekit 1.16.31 clis package.py, then our own."""
    _describe_pyflyte(parser)
    _describe_copying(parser)
    add_declared_environment(parser)
    parser.add_argument(
        "--report", metavar="FILE", help="write all entities and diagnostics as JSON"
    )
    parser.add_argument(
        "--strict", action="store_true", help="write no package if any entity is opaque"
    )


def _describe_pyflyte(parser: ArgumentParser) -> None:
    parser.add_argument(
        "-k",
        "--pkgs",
        dest="packages",
        action="append",
        default=[],
        metavar="A.B",
        help="dotted packages or modules, several with commas or by repeating the option",
    )
    parser.add_argument(
        "-i",
        "--image",
        dest="images",
        action="append",
        default=[],
        metavar="[NAME=]IMAGE",
        help="an image with tag or digest; without a name it is the default one",
    )
    parser.add_argument(
        "-s", "--source", metavar="DIR", help="the root of the packages (default: .)"
    )
    parser.add_argument(
        "-o",
        "--output",
        default="flyte-package.tgz",
        metavar="FILE",
        help="the archive to write (default: %(default)s)",
    )
    parser.add_argument(
        "-f", "--force", action="store_true", help="overwrite the archive if it exists"
    )
    parser.add_argument(
        "-p",
        "--python-interpreter",
        dest="interpreter",
        default=_DEFAULTS.python_interpreter,
        metavar="PATH",
        help="the Python in the container (default: %(default)s)",
    )
    parser.add_argument(
        "-d",
        "--in-container-source-path",
        dest="destination",
        default=_DEFAULTS.destination,
        metavar="DIR",
        help="where the code lies in the container (default: %(default)s)",
    )
    parser.add_argument(
        "--env",
        "--envvars",
        dest="container_environment",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="an environment variable of every container",
    )


def _describe_copying(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--copy",
        type=str.lower,
        choices=("all", "auto", "none"),
        help="only `none` is supported yet: the code must lie in the image",
    )
    parser.add_argument(
        "--fast", action="store_true", help="not supported yet; deprecated name of --copy all"
    )
    parser.add_argument(
        "--deref-symlinks",
        action="store_true",
        help="accepted; of no effect without --copy, as in pyflyte",
    )


@dataclass(frozen=True, slots=True)
class _Options:
    """The arguments, with their types."""

    packages: list[str]
    images: list[str]
    source: str | None
    output: Path
    force: bool
    interpreter: str
    destination: str
    container_environment: list[str]
    declared: list[str]
    report: str | None
    strict: bool


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Compile, and write the archive unless there are errors."""
    options = _options(arguments)
    if options.output.exists() and not options.force:
        raise UsageError(f"{options.output} exists; write over it with -f")
    project = project_of_packages(options.packages, options.source, terminal)
    if not project.units:
        raise UsageError("name packages with --pkgs, or as `packages` in [tool.flowc]")
    settings = _settings(options, project)
    result = run_session(project, read_declared(options.declared), terminal)

    emission = None if result.has_errors else _emit(result, settings)
    if emission is not None:
        result = _with_skipped(result, emission)
    _tell_findings(result, terminal)
    if options.report:
        from flowc.cli.report import report_json

        write_atomically(Path(options.report), f"{report_json(result)}\n".encode())
    return _finish(result, emission, options, terminal)


def _options(arguments: Namespace) -> _Options:
    leading: list[str] = arguments.leading_packages
    packages: list[str] = arguments.packages
    output: str = arguments.output
    options = _Options(
        packages=_dotted([*leading, *packages]),
        images=arguments.images,
        source=arguments.source,
        output=Path(output),
        force=arguments.force,
        interpreter=arguments.interpreter,
        destination=arguments.destination,
        container_environment=arguments.container_environment,
        declared=arguments.declared,
        report=arguments.report,
        strict=arguments.strict,
    )
    _refuse_copying(arguments)
    return options


def _dotted(values: list[str]) -> list[str]:
    """Split at commas; refuse what flytekit 1.16.31 clis utils.py `validate_package` refuses."""
    for value in values:
        if any(mark in value for mark in "/-\\"):
            raise UsageError(f"--pkgs {value}: write dotted names, as in a.b.c")
    return [part for value in values for part in value.split(",") if part]


def _refuse_copying(arguments: Namespace) -> None:
    copy: str | None = arguments.copy
    fast: bool = arguments.fast
    if fast and copy is not None:
        raise UsageError("--fast and --copy exclude one another; use --copy")
    if fast or copy in ("all", "auto"):
        asked = "--fast" if fast else f"--copy {copy}"
        raise UsageError(f"{asked} is not supported yet: build the code into the image")


def _settings(options: _Options, project: Project) -> FlyteSettings:
    major, minor = project.config.python_version
    fallback = default_image(MIRRORED_FLYTEKIT, f"{major}.{minor}")
    try:
        images = parse_images([*(options.images or project.config.images)], fallback)
    except ImageError as error:
        raise UsageError(f"--image: {error}") from error
    pairs = read_pairs(options.container_environment, "--env")
    return replace(
        _DEFAULTS,
        images=images,
        environment=tuple(Pair(name, value) for name, value in pairs),
        python_interpreter=options.interpreter,
        destination=options.destination,
    )


def _emit(result: Result, settings: FlyteSettings) -> Emission:
    from flowc.targets.flyte.target import FlyteTarget

    return FlyteTarget(settings).emit(result.program)


def _with_skipped(result: Result, emission: Emission) -> Result:
    """Show an entity that has no exact Flyte message as what it is to the user: opaque."""
    return result.marked_opaque(
        Opaque(kind=s.kind, name=s.name, reason=s.reason, span=s.span, cause=s.span)
        for s in emission.skipped
    )


def _tell_findings(result: Result, terminal: Terminal) -> None:
    scene = scene_of(result, terminal)
    for diagnostic in result.diagnostics:
        terminal.tell(f"{full(diagnostic, scene)}\n")
    for entity in result.opaque:
        terminal.tell(f"{opaque(entity, scene)}\n")


def _finish(
    result: Result, emission: Emission | None, options: _Options, terminal: Terminal
) -> int:
    paint = terminal.paint_err
    if emission is None:
        terminal.tell(f"{summary(result, paint)}; nothing is written")
        return FINDINGS
    if result.opaque and options.strict:
        terminal.tell(f"{summary(result, paint)}; nothing is written (--strict)")
        return FINDINGS
    if not emission.written:
        terminal.tell(f"{summary(result, paint)}; nothing to package")
        return FINDINGS if result.opaque else FINE
    (archive,) = emission.artifacts
    write_atomically(options.output, archive.data)
    packaged = counted(len(emission.written), "entity", "entities")
    terminal.tell(f"{paint.green('packaged')} {packaged} into {options.output}")
    if result.opaque:
        missing = counted(len(result.opaque), "opaque entity", "opaque entities")
        terminal.tell(f"{paint.yellow('warning')}: {missing} left out")
        return FINDINGS
    return FINE


COMMAND = Command(describe, run)
