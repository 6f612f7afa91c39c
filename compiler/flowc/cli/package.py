"""`flowc package`: a Flyte package, as `pyflyte package` writes it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from flowc.cli.command import FINDINGS, FINE, Command, UsageError
from flowc.cli.inputs import read_declared, read_pairs
from flowc.cli.package_options import DEFAULTS, PackageOptions, describe, read_options
from flowc.cli.project import Project, at_commit, mirroring, project_of_packages
from flowc.cli.render import full, opaque
from flowc.cli.session import Copying, Result, run_session, scene_of
from flowc.cli.summary import counted, summary
from flowc.cli.terminal import Terminal
from flowc.cli.write import write_atomically, write_text
from flowc.targets.base import Artifact, Emission
from flowc.targets.flyte.images import ImageError, default_image, parse_images
from flowc.targets.flyte.settings import FastRegistration, FlyteSettings
from flowc_ir.lazy_dataclass import replace
from flowc_ir.program import Opaque
from flowc_ir.task import Pair


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Compile, and write the archive unless there are errors."""
    options = read_options(arguments)
    if options.output.exists() and not options.force:
        raise UsageError(f"{options.output} exists; write over it with -f")
    project = project_of_packages(options.packages, options.sources, terminal)
    project = at_commit(mirroring(project, options.flytekit_version), options.git_commit)
    if not project.units:
        raise UsageError("name packages with --pkgs, or as `packages` in [tool.flowc]")
    if options.copying is not Copying.NONE and len(project.folders) > 1:
        raise UsageError("--copy sends the files of one source root; name one with --source")
    project = _at_source_path(project, options.source_path)
    project = project.declaring(options.union, options.built_images)
    settings = _settings(options, project)
    if options.is_fast_named:
        warning = terminal.paint_err.yellow("warning")
        terminal.tell(f"{warning}: --fast is deprecated; write --copy all")
    declared = read_declared(options.declared)
    result = run_session(project, declared, terminal, options.copying)

    emission = None if result.has_errors else _emit(result, settings, options, terminal)
    if emission is not None:
        result = _with_skipped(result, emission)
    _tell_findings(result, terminal)
    if options.report:
        from flowc.cli.report import report_json

        write_text(Path(options.report), report_json(result))
    return _finish(result, emission, options, terminal)


def _at_source_path(project: Project, path: str | None) -> Project:
    if path is None:
        return project
    if not path.startswith("/"):
        raise UsageError(f"--source-path {path}: write an absolute path")
    return replace(project, config=replace(project.config, source_path=path))


def _settings(options: PackageOptions, project: Project) -> FlyteSettings:
    major, minor = project.config.python_version
    fallback = default_image(project.config.flytekit.version, f"{major}.{minor}")
    named = options.images or project.config.images
    for image in named:
        reference = image.partition("=")[2] or image
        if Path(reference).is_file():
            raise UsageError(f"--image {image}: a file of an ImageSpec is not read; name its image")
    try:
        images = parse_images([*named], fallback)
    except ImageError as error:
        raise UsageError(f"--image: {error}") from error
    pairs = read_pairs(options.container_environment, "--env")
    return replace(
        DEFAULTS,
        images=images,
        environment=tuple(Pair(name, value) for name, value in pairs),
        python_interpreter=options.interpreter,
        destination=options.destination,
        source_path=project.config.source_path,
        flytekit=project.config.flytekit,
        fast=FastRegistration(enabled=options.copying is not Copying.NONE),
    )


def _emit(
    result: Result, settings: FlyteSettings, options: PackageOptions, terminal: Terminal
) -> Emission:
    from flowc.targets.flyte.target import FlyteTarget

    return FlyteTarget(settings, source_archive=_bundle(result, options, terminal)).emit(
        result.program
    )


def _bundle(result: Result, options: PackageOptions, terminal: Terminal) -> Artifact | None:
    """Pack the code that is sent beside the images, if any is."""
    if options.copying is Copying.NONE:
        return None
    from flowc.cli.bundling import bundle_of, tell_files

    bundle = bundle_of(
        result,
        options.copying,
        options.output,
        terminal,
        follows_links=options.follows_links,
    )
    if options.verbosity:
        tell_files(bundle, terminal)
    return Artifact(bundle.name, bundle.data)


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
    if not result.opaque:
        return
    from flowc.cli.left_out import first_of_each

    for entity in first_of_each(result.opaque_by_lack):
        terminal.tell(f"{opaque(entity, scene)}\n")


def _finish(
    result: Result, emission: Emission | None, options: PackageOptions, terminal: Terminal
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
        from flowc.cli.left_out import left_out

        terminal.tell(left_out(result.opaque, paint))
        return FINDINGS
    return FINE


COMMAND = Command(describe, run)
