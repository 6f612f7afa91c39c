"""One run: compile, judge, and sort what was found."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping

from flowc.cli.command import UsageError
from flowc.cli.policy import OPTIONAL, all_codes, policy_of
from flowc.cli.progress import progress_for
from flowc.cli.project import Project
from flowc.cli.render import Scene
from flowc.cli.terminal import Terminal
from flowc.driver import CompileOptions, Outcome, compile_project
from flowc.flytekit_versions import NEWEST
from flowc_ir.diagnostic import Diagnostic, Severity, in_reading_order
from flowc_ir.lazy_dataclass import dataclass, replace
from flowc_ir.program import Entity, Opaque, Program
from flowc_ir.source import NOWHERE, PART, Span
from flowc_validators import Asked, judge
from flowc_validators.facts import kind_of


class Copying(enum.Enum):
    """Which files fast registration sends: none, those of imported modules, or all."""

    NONE = "none"
    AUTO = "auto"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run found, in reading order, without what comments and settings take back.

    `hidden` and `hidden_opaque` were found too, and are not to be told.
    """

    project: Project
    program: Program
    diagnostics: tuple[Diagnostic, ...]
    hidden: tuple[Diagnostic, ...] = ()
    hidden_opaque: frozenset[Opaque] = frozenset()
    sources: Mapping[str, str]
    loaded: tuple[str, ...]

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return self.count(Severity.ERROR) > 0

    @property
    def opaque(self) -> tuple[Opaque, ...]:
        """The entities that could not be known for certain."""
        return tuple(entity for entity in self.program.entities if isinstance(entity, Opaque))

    @property
    def opaque_by_lack(self) -> tuple[Opaque, ...]:
        """The opaque entities that no error explains, without those that are hidden."""
        return tuple(
            entity
            for entity in self.opaque
            if entity not in self.hidden_opaque and not any(self.errors_in(entity))
        )

    @property
    def all_diagnostics(self) -> list[Diagnostic]:
        """All findings in reading order, those too that are hidden."""
        return in_reading_order((*self.diagnostics, *self.hidden))

    def marked_opaque(self, opaque: Iterable[Opaque]) -> Result:
        """Give the same with some entities known to be opaque after all."""
        changed = {(entity.kind, entity.name): entity for entity in opaque}
        entities = [
            entity
            if isinstance(entity, Opaque)
            else changed.get((kind_of(entity), entity.name), entity)
            for entity in self.program.entities
        ]
        return replace(self, program=replace(self.program, entities=tuple(entities)))

    def count(self, severity: Severity) -> int:
        """Count the findings of one severity."""
        return sum(found.code.severity is severity for found in self.diagnostics)

    def has_findings(self, severity: Severity) -> bool:
        """Tell whether there is a finding that is at least so bad."""
        return any(found.code.severity.is_at_least(severity) for found in self.diagnostics)

    def errors_in(self, entity: Entity) -> Iterator[Diagnostic]:
        """Give the errors that start within the lines of an entity, or made it opaque."""
        span = entity.span
        cause = entity.cause if isinstance(entity, Opaque) else NOWHERE
        for found in (*self.diagnostics, *self.hidden):
            inside = found.span.path == span.path and span.line <= found.span.line <= span.end_line
            is_part = PART in span.path and found.span.path.startswith(f"{span.path}/")
            is_cause = cause != NOWHERE and _is_within(found.span, cause)
            if not (inside or is_part or is_cause) or not span.path:
                continue
            if found.code.severity is Severity.ERROR:
                yield found


def _is_within(span: Span, outer: Span) -> bool:
    starts = (outer.line, outer.column) <= (span.line, span.column)
    ends = (span.end_line, span.end_column) <= (outer.end_line, outer.end_column)
    return span.path == outer.path and starts and ends


def run_session(
    project: Project,
    environment: list[tuple[str, str]],
    terminal: Terminal,
    copying: Copying | None = None,
    changed: Mapping[str, bytes] | None = None,
) -> Result:
    """Compile a project and judge it by the rules that its configuration selects.

    `copying` is how code will be sent, None if nothing is packaged: then bodies are judged too.
    `changed` are the bytes of some files, by path, that stand for those on disk.
    """
    config = project.config
    if config.union and config.flytekit is not NEWEST:
        raise UsageError(f"the package union is mirrored beside flytekit {NEWEST.release} only")
    policy = policy_of(config, project.way_in_base)
    is_judged = copying is None
    outcome = _compiled(
        CompileOptions(
            root=project.root,
            folders=project.folders,
            installed=config.installed,
            git_commit=config.git_commit,
            units=project.units,
            environment=tuple(dict((*config.environment, *environment)).items()),
            python_version=config.python_version,
            source_path=config.source_path,
            flytekit=config.flytekit,
            is_fast=copying in (Copying.AUTO, Copying.ALL),
            needs_loaded=copying is Copying.AUTO,
            built_images=config.built_images,
            has_union=config.union,
            judges_bodies=is_judged,
            manifests=project.manifests,
            changed=changed,
            optional=frozenset(filter(policy.is_anywhere, OPTIONAL)) if is_judged else frozenset(),
        ),
        terminal,
    )
    # What packages is told of images on the command line too, and looks for itself.
    named = config.images if copying is None else ()
    names = frozenset(image.partition("=")[0] for image in named if "=" in image)
    asked = Asked(policy.is_anywhere, policy.is_shown, all_codes, names, outcome.placed)
    found = judge(outcome.program, outcome.report.diagnostics, outcome.sources, asked, outcome.seen)
    return Result(
        project=project,
        program=outcome.program,
        diagnostics=tuple(in_reading_order(map(policy.weighed, found))),
        sources=outcome.sources,
        loaded=outcome.loaded,
    )


def scene_of(result: Result, terminal: Terminal, *, is_data: bool = False) -> Scene:
    """Give what is needed to draw the findings, on stdout if they are the data asked for."""
    paint = terminal.paint_out if is_data else terminal.paint_err
    return Scene(sources=result.sources, way=result.project.way, paint=paint)


def _compiled(options: CompileOptions, terminal: Terminal) -> Outcome:
    progress = progress_for(terminal)
    try:
        return compile_project(options, progress.step if progress else None)
    finally:
        if progress:
            progress.clear()
