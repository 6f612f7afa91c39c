"""What a format writes down: findings, and opaque entities as notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from flowc.cli.excerpt import end_position, position
from flowc.cli.fingerprints import OPAQUE, cause_of, fingerprints
from flowc.cli.render import Scene
from flowc.cli.session import Result
from flowc_ir.diagnostic import Diagnostic, Related, Severity
from flowc_ir.lazy_dataclass import dataclass, field
from flowc_ir.program import Opaque
from flowc_ir.source import PART, Span

if TYPE_CHECKING:
    from flowc.fixes.fix import Fix

_CELL = ".ipynb:cell "


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A half-open range in a file, for other programs; lines and columns count from 1.

    `path` leads from the working directory to the file. Columns count characters; `byte_column` and
    `end_byte_column` count bytes of UTF-8. In a notebook, all of it is within the cell `cell`.
    A `line` of 0 means the file as a whole.
    """

    path: str
    cell: str
    line: int
    column: int
    end_line: int
    end_column: int
    byte_column: int
    end_byte_column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding, or an opaque entity, which is a note and no fault of anybody.

    `backend` is what Flyte's backend calls it, if it finds that too. `fix` takes it away, if there
    is one.
    """

    code: str
    severity: Severity
    message: str
    hint: str
    span: Span
    related: tuple[Related, ...]
    fingerprint: str
    backend: str = ""
    fix: Fix | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a run found, and what is needed to write it; `fail_on` and worse make it fail.

    `fixes` are those of findings, where the format has a place for them; `takes_unsafe`: whether
    those that are not safe would be made too.
    """

    result: Result
    scene: Scene
    fail_on: Severity
    fixes: Mapping[Diagnostic, Fix] = field(default_factory=dict["Diagnostic", "Fix"])
    takes_unsafe: bool = False

    def findings(self) -> list[Finding]:
        """Give all findings in reading order, then the opaque entities that none explains."""
        marks = fingerprints(self.result)
        return [
            *(
                _finding(d, marks.of_diagnostics[d], self.fixes.get(d))
                for d in self.result.diagnostics
            ),
            *(_opaque(e, marks.of_opaque[e]) for e in self.result.opaque_by_lack),
        ]

    def has_fix(self, found: Diagnostic) -> bool:
        """Tell whether a finding has a fix that would be made."""
        fix = self.fixes.get(found)
        return fix is not None and (self.takes_unsafe or fix.safety.value == "safe")

    def edits(self, path: str, fix: Fix) -> list[tuple[Span, str]]:
        """Give what a fix replaces in a file, and by what."""
        from flowc.fixes.lines import Lines  # most findings have no fix

        lines = Lines(self.scene.sources[path].removeprefix("\ufeff"))
        return [
            (Span(path, *lines.place(edit.start), *lines.place(edit.end)), edit.text)
            for edit in fix.edits
        ]

    def place(self, span: Span) -> Place | None:
        """Give where a span is, if it is in a file."""
        if not span.path:
            return None
        path, _, cell = span.path.partition(PART)[0].partition(_CELL)
        path = f"{path}.ipynb" if cell else path
        text = self.scene.sources.get(span.path, "")
        start, end = position(span, text), end_position(span, text)
        return Place(
            path=self.scene.way.to(path),
            cell=cell,
            line=max(span.line, 0),
            column=start[1],
            end_line=end[0],
            end_column=end[1],
            byte_column=span.column + 1,
            end_byte_column=span.end_column + 1,
        )

    def fails(self, severity: Severity) -> bool:
        """Tell whether a finding of that severity makes the run fail."""
        return severity.is_at_least(self.fail_on)


def _finding(diagnostic: Diagnostic, fingerprint: str, fix: Fix | None) -> Finding:
    return Finding(
        code=diagnostic.code.name,
        severity=diagnostic.code.severity,
        message=_placed(diagnostic.message, diagnostic.span),
        hint=diagnostic.hint,
        span=diagnostic.span,
        related=diagnostic.related,
        fingerprint=fingerprint,
        backend=diagnostic.backend,
        fix=fix,
    )


def _placed(message: str, span: Span) -> str:
    """Say what part of a file without lines is meant: other programs have no place for it."""
    _, found, part = span.path.partition(PART)
    return f"{part}: {message}" if found else message


def _opaque(entity: Opaque, fingerprint: str) -> Finding:
    name = f" `{entity.name}`" if entity.name else ""
    kind = entity.kind.value.replace("_", " ")
    return Finding(
        code=OPAQUE,
        severity=Severity.NOTE,
        message=f"{kind}{name} is opaque: {entity.reason}",
        hint="",
        span=cause_of(entity),
        related=(),
        fingerprint=fingerprint,
    )
