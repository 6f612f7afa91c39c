"""Documentation of entities: what a docstring says, and `docs=`."""

from __future__ import annotations

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.session import mistake
from flowc.dialects.flytekit.settings.docstrings import Docstring
from flowc.dialects.flytekit.settings.reading import is_none, need, own, text, whole
from flowc.dialects.flytekit.settings.setting_values import SettingValue
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import Unknown, Value
from flowc_ir.interface import Documentation
from flowc_ir.lazy_dataclass import replace
from flowc_ir.source import Span

DOCUMENTATION = "flytekit.Documentation"
DESCRIPTION = "flytekit.Description"
SOURCE_CODE = "flytekit.SourceCode"
FORMATS = {"UNKNOWN": 0, "MARKDOWN": 1, "HTML": 2, "RST": 3}
"""Formats of descriptions by name, with their numbers on the wire."""
RST = FORMATS["RST"]


def documentation(given: Value | None, docstring: Docstring, span: Span) -> Documentation:
    """Give the documentation of an entity; the docstring wins over `docs=`."""
    written = documentation_of(given, span)
    if written is None:
        return Documentation(short=docstring.short or "", long=docstring.long or "", has_long=True)
    if docstring.short:
        written = replace(written, short=docstring.short)
    if docstring.long:
        written = replace(written, long=docstring.long, uri="", icon="", format=3, has_long=True)
    return written


def documentation_of(value: Value | None, span: Span) -> Documentation | None:
    """Give a `Documentation` object, or None."""
    if value is None or is_none(value):
        return None
    own(value, "`docs`", span)
    if not isinstance(value, SettingValue) or value.cls != DOCUMENTATION:
        mistake(WRONG_SETTING, span, "`docs` is a `Documentation` object")
    short = text(value.fields["short_description"], "`short_description`", span) or ""
    result = Documentation(short=short, has_long=False)
    long = value.fields["long_description"]
    if not is_none(long):
        result = _with_description(result, long, span)
    source = value.fields["source_code"]
    if not is_none(source):
        need(source)
        if not isinstance(source, SettingValue):
            raise Lost(Unknown("the source code of `docs` is not followed", span))
        result = replace(result, link=text(source.fields["link"], "`link`", span) or "")
    return result


def _with_description(result: Documentation, value: Value, span: Span) -> Documentation:
    own(value, "`long_description`", span)
    if not isinstance(value, SettingValue) or value.cls != DESCRIPTION:
        mistake(WRONG_SETTING, span, "`long_description` is a `Description` object")
    return replace(
        result,
        long=text(value.fields["value"], "`value`", span) or "",
        uri=text(value.fields["uri"], "`uri`", span) or "",
        icon=text(value.fields["icon_link"], "`icon_link`", span) or "",
        format=_format(value.fields["format"], span),
        has_long=True,
    )


def _format(value: Value, span: Span) -> int:
    number = whole(value, "`format`", span)
    if number is None:
        mistake(
            WRONG_SETTING,
            span,
            "`format` is a member of `Description.DescriptionFormat`",
            exception="AttributeError",
        )
    return number
