"""Spans as text, for those who want to see them."""

from __future__ import annotations

from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import NOWHERE, Span
from flowc_ir.text.atoms import quote
from flowc_ir.text.layout import Doc, stack


@dataclass(frozen=True, slots=True)
class Spans:
    """Whether spans are shown."""

    are_shown: bool

    def mark(self, span: Span, doc: Doc) -> Doc:
        """Put a line that tells the span above `doc`."""
        if not self.are_shown or span == NOWHERE:
            return doc
        return stack(f"# {spell_span(span)}", doc)


def spell_span(span: Span) -> str:
    """Write a span as `path:line:column-line:column`."""
    path = span.path if span.path.isprintable() else quote(span.path)
    return f"{path}:{span.line}:{span.column}-{span.end_line}:{span.end_column}"
