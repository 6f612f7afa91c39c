"""Container images: strings, and what image specifications would become."""

from __future__ import annotations

from flowc.dialects.flytekit.reading import is_none, need
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import Known, Unknown, Value
from flowc_ir.source import Span


def image_of(value: Value | None, span: Span) -> str:
    """Give the image of a container, placeholders kept; empty for the default image."""
    if value is None or is_none(value):
        return ""
    need(value)
    if isinstance(value, Known) and isinstance(value.value, str):
        return value.value
    raise Lost(Unknown("an `ImageSpec` names its image by a hash that is not computed yet", span))
