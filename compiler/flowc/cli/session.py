"""One run: compile, judge, and sort what was found."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping

from flowc.cli.command import UsageError
from flowc.cli.progress import progress_for
from flowc.cli.project import Project
from flowc.cli.render import Scene
from flowc.cli.terminal import Terminal
from flowc.driver import CompileOptions, Outcome, compile_project
from flowc.flytekit_versions import NEWEST
from flowc_ir.diagnostic import Diagnostic, Severity, in_reading_order
from flowc_ir.lazy_dataclass import dataclass, replace
from flowc_ir.program import Entity, Opaque, Program
from flowc_validators import RULES, check
from flowc_validators.facts import kind_of
from flowc_validators.suppress import unsuppressed


class Copying(enum.Enum):
    """Which files fast registration sends: none, those of imported modules, or all."""

    NONE = "none"
    AUTO = "auto"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run found, in reading order, without what comments and settings take back."""

    project: Project
    program: Program
    diagnostics: tuple[Diagnostic, ...]
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
        """The opaque entities that no error explains."""
        return tuple(entity for entity in self.opaque if not any(self.errors_in(entity)))

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

    def errors_in(self, entity: Entity) -> Iterator[Diagnostic]:
        """Give the errors that start within the lines of an entity."""
        span = entity.span
        for found in self.diagnostics:
            inside = found.span.path == span.path and span.line <= found.span.line <= span.end_line
            if inside and span.path and found.code.severity is Severity.ERROR:
                yield found


def run_session(
    project: Project,
    environment: list[tuple[str, str]],
    terminal: Terminal,
    copying: Copying = Copying.NONE,
) -> Result:
    """Compile a project and judge it by the rules that its configuration selects."""
    config = project.config
    rules = _selected(config.select)
    if config.union and config.flytekit is not NEWEST:
        raise UsageError(f"the package union is mirrored beside flytekit {NEWEST.release} only")
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
            is_fast=copying is not Copying.NONE,
            needs_loaded=copying is Copying.AUTO,
            built_images=config.built_images,
            has_union=config.union,
            manifests=project.manifests,
        ),
        terminal,
    )
    findings = [*outcome.report.diagnostics]
    findings += check(outcome.program, [rule for rule in RULES if rule.code.name in rules])
    kept = [d for d in unsuppressed(findings, outcome.sources) if not _is_ignored(d, config.ignore)]
    return Result(
        project=project,
        program=outcome.program,
        diagnostics=tuple(in_reading_order(kept)),
        sources=outcome.sources,
        loaded=outcome.loaded,
    )


def scene_of(result: Result, terminal: Terminal, *, is_data: bool = False) -> Scene:
    """Give what is needed to draw the findings, on stdout if they are the data asked for."""
    paint = terminal.paint_out if is_data else terminal.paint_err
    return Scene(sources=result.sources, prefix=result.project.prefix, paint=paint)


def _compiled(options: CompileOptions, terminal: Terminal) -> Outcome:
    progress = progress_for(terminal)
    try:
        return compile_project(options, progress.step if progress else None)
    finally:
        if progress:
            progress.clear()


def _selected(select: tuple[str, ...]) -> frozenset[str]:
    known = frozenset(rule.code.name for rule in RULES)
    unknown = sorted(set(select) - known)
    if unknown:
        raise UsageError(f"no rule is called {', '.join(unknown)}; see `flowc explain`")
    return frozenset(select) if select else known


def _is_ignored(diagnostic: Diagnostic, ignore: tuple[str, ...]) -> bool:
    is_error = diagnostic.code.severity is Severity.ERROR
    return diagnostic.code.name in ignore and not is_error
