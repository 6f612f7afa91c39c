"""Whether data is a JSON Schema that the backend reads, by the metaschema of draft 7.

Mirrors santhosh-tekuri/jsonschema v1.2.4, which refuses formats and encodings that it knows not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeGuard

_FORMATS = frozenset(
    {
        *("date-time", "date", "time", "hostname", "email", "ip-address", "ipv4", "ipv6", "uri"),
        *("iri", "uri-reference", "uriref", "iri-reference", "uri-template", "regex"),
        *("json-pointer", "relative-json-pointer", "format", "encoding", "mediatype"),
    }
)
_SIMPLE = frozenset({"array", "boolean", "integer", "null", "number", "object", "string"})


def is_map(value: object) -> TypeGuard[dict[str, object]]:
    """Tell whether a value is a JSON object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Tell whether a value is a JSON array."""
    return isinstance(value, list)


def is_schema(value: object) -> bool:
    """Tell whether a schema is one; what it refers to is looked at where it is followed."""
    if isinstance(value, bool):
        return True
    if not is_map(value):
        return False
    return all(_FORMS[name](part) for name, part in value.items() if name in _FORMS)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_format(value: object) -> bool:
    return value in _FORMATS if isinstance(value, str) else False


def _is_pattern(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        re.compile(value)
    except re.error:
        return False
    return True


def _is_truth(value: object) -> bool:
    return isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, float)


def _is_count(value: object) -> bool:
    return isinstance(value, float) and value >= 0 and value.is_integer()


def _is_texts(value: object) -> bool:
    return is_list(value) and all(map(_is_text, value)) and _are_distinct(value)


def _is_type(value: object) -> bool:
    if is_list(value):
        return bool(value) and all(map(_is_type, value)) and _are_distinct(value)
    return isinstance(value, str) and value in _SIMPLE


def _is_choice(value: object) -> bool:
    return is_list(value) and bool(value) and _are_distinct(value)


def _are_distinct(items: list[object]) -> bool:
    return len({repr(item) for item in items}) == len(items)


def _is_schemas(value: object) -> bool:
    return is_list(value) and bool(value) and all(map(is_schema, value))


def _is_items(value: object) -> bool:
    return is_schema(value) or _is_schemas(value)


def _is_table(value: object) -> bool:
    return is_map(value) and all(map(is_schema, value.values()))


_FORMS: Mapping[str, Callable[[object], bool]] = {
    **dict.fromkeys(
        ("$id", "$schema", "$ref", "$comment", "title", "description"),
        _is_text,
    ),
    "pattern": _is_pattern,
    "format": _is_format,
    "contentEncoding": lambda value: value == "base64",
    "contentMediaType": lambda value: value == "application/json",
    **dict.fromkeys(("readOnly", "uniqueItems"), _is_truth),
    "multipleOf": lambda value: isinstance(value, float) and value > 0,
    **dict.fromkeys(
        ("maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"), _is_number
    ),
    **dict.fromkeys(
        ("maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties"),
        _is_count,
    ),
    "examples": is_list,
    "required": _is_texts,
    "type": _is_type,
    "enum": _is_choice,
    "items": _is_items,
    **dict.fromkeys(("definitions", "properties", "patternProperties"), _is_table),
    **dict.fromkeys(
        ("additionalItems", "contains", "additionalProperties", "propertyNames", "if", "then",
         "else", "not"),
        is_schema,
    ),
    **dict.fromkeys(("allOf", "anyOf", "oneOf"), _is_schemas),
}  # fmt: skip
