"""Diagnostics as a person reads them: message, place, excerpt, help."""

from __future__ import annotations

from collections.abc import Mapping

from flowc.cli.excerpt import excerpt, gutter, position
from flowc.cli.paint import Paint, harmless
from flowc_ir.diagnostic import Diagnostic, Severity
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.program import Opaque
from flowc_ir.source import NOWHERE, Span


@dataclass(frozen=True, slots=True)
class Way:
    """How to get from a folder to files below the source root.

    `up` leads to the root. If the folder lies below the root, `down` leads from the root to it: a
    file in it has no `..` before its path, which other programs would not follow.
    """

    up: str = ""
    down: str = ""

    def to(self, path: str) -> str:
        """Give the path of a file from the folder."""
        is_inside = self.down and path.startswith(self.down)
        return path.removeprefix(self.down) if is_inside else f"{self.up}{path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is needed to draw: the texts by path, the way to the files, and the colours."""

    sources: Mapping[str, str]
    way: Way
    paint: Paint

    def place(self, span: Span) -> str:
        """Give `path:line:column`, the column counted in characters from 1."""
        if not span.path:
            return ""
        path = harmless(self.way.to(span.path))
        if span.line < 1:
            return path
        line, column = position(span, self.sources.get(span.path, ""))
        return f"{path}:{line}:{column}"


def full(diagnostic: Diagnostic, scene: Scene, *, has_fix: bool = False) -> str:
    """Draw one diagnostic with its excerpt, help and related places."""
    code = diagnostic.code
    heading = tint(code.severity, f"{code.severity.value}[{code.name}]", scene.paint)
    parts = [
        f"{heading}: {_mark(scene, has_fix)}{scene.paint.bold(harmless(diagnostic.message))}",
        *spot(diagnostic.span, scene),
    ]
    if diagnostic.hint:
        parts.append(remark("help", diagnostic.hint, diagnostic.span, scene.paint))
    for related in diagnostic.related:
        parts.append(f"{scene.paint.cyan('note')}: {harmless(related.message)}")
        parts += spot(related.span, scene)
    return "\n".join(parts)


def concise(diagnostic: Diagnostic, scene: Scene, *, has_fix: bool = False) -> str:
    """Draw one diagnostic on one line."""
    code = diagnostic.code
    place = scene.place(diagnostic.span)
    name = tint(code.severity, f"{code.severity.value}[{code.name}]", scene.paint)
    mark = _mark(scene, has_fix)
    return f"{place}{': ' if place else ''}{name} {mark}{harmless(diagnostic.message)}"


def opaque(entity: Opaque, scene: Scene) -> str:
    """Draw an opaque entity: its reason, and where knowledge was lost."""
    cause = entity.cause if entity.cause != NOWHERE else entity.span
    parts = [_opaque_heading(entity, scene), *spot(cause, scene)]
    if entity.span not in (cause, NOWHERE):
        defined = f"it is defined at {scene.place(entity.span)}"
        parts.append(remark("note", defined, cause, scene.paint))
    return "\n".join(parts)


def opaque_concise(entity: Opaque, scene: Scene) -> str:
    """Draw an opaque entity on one line."""
    place = scene.place(entity.cause if entity.cause != NOWHERE else entity.span)
    return f"{place}{': ' if place else ''}{_opaque_heading(entity, scene)}"


def tint(severity: Severity, text: str, paint: Paint) -> str:
    """Paint a text in the colour of a severity."""
    match severity:
        case Severity.ERROR:
            return paint.red(text)
        case Severity.WARNING:
            return paint.yellow(text)
        case Severity.NOTE:
            return paint.cyan(text)


def _mark(scene: Scene, has_fix: bool) -> str:
    return f"[{scene.paint.cyan('*')}] " if has_fix else ""


def _opaque_heading(entity: Opaque, scene: Scene) -> str:
    kind = entity.kind.value.replace("_", " ")
    name = f" `{harmless(entity.name)}`" if entity.name else ""
    what = scene.paint.bold(f"{kind}{name}")
    return f"{scene.paint.cyan('opaque')}: {what}: {harmless(entity.reason)}"


def spot(span: Span, scene: Scene) -> list[str]:
    """Draw where a span is, and the lines that it covers."""
    if not span.path:
        return []
    lines = excerpt(span, scene.sources.get(span.path, ""), scene.paint)
    arrow = scene.paint.blue("-->")
    return [f"{' ' * gutter(span)}{arrow} {scene.place(span)}", *lines]


def remark(kind: str, text: str, span: Span, paint: Paint) -> str:
    """Draw a line of help below an excerpt."""
    return f"{' ' * gutter(span)} {paint.blue('=')} {paint.bold(kind)}: {harmless(text)}"
