"""Names, numbers, strings and plain data as text."""

from __future__ import annotations

import json
import re

from flowc_ir.plain import Plain, PlainList, PlainMap, PlainSetting
from flowc_ir.text.layout import Doc, group, row

_NAME = re.compile(r"[A-Za-z_]\w*")
_NODE_ID = re.compile(r"[A-Za-z_][\w-]*")
_QUALIFIED_NAME = re.compile(r"[A-Za-z_][\w.-]*")


def quote(text: str) -> str:
    """Write a string as JSON does, with readable letters as they are."""
    quoted = json.dumps(text, ensure_ascii=False)
    if quoted.isprintable():
        return quoted
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in quoted)


def spell_name(name: str) -> str:
    """Write the name of a port, a field or a node, in quotes if it is no identifier."""
    return name if _NAME.fullmatch(name) else quote(name)


def spell_qualified_name(name: str) -> str:
    """Write a name with dots and dashes, in quotes if there is more in it."""
    return name if _QUALIFIED_NAME.fullmatch(name) else quote(name)


def spell_node_id(node: str) -> str:
    """Write the id of a node, in quotes if it is unusual."""
    return node if _NODE_ID.fullmatch(node) else quote(node)


def spell_integer(value: int) -> str:
    """Write a whole number; one that is very large in hexadecimal."""
    return str(value) if abs(value) < 2**128 else hex(value)


def spell_float(value: float) -> str:
    """Write a double so that it differs from every other and from whole numbers."""
    return repr(value)


def plain_doc(value: Plain) -> Doc:
    """Write plain data, much as JSON."""
    match value:
        case None:
            return "none"
        case bool():
            return "true" if value else "false"
        case int():
            return spell_integer(value)
        case float():
            return spell_float(value)
        case str():
            return quote(value)
        case bytes():
            return spell_bytes(value)
        case PlainList(items=items):
            return group("[", map(plain_doc, items), "]")
        case PlainMap(entries=entries):
            pairs = (row(plain_doc(key), ": ", plain_doc(item)) for key, item in entries)
            return group("{", pairs, "}")
        case PlainSetting(before=before, setting=setting, after=after):
            parts = [quote(before) if before else "", setting.value, quote(after) if after else ""]
            return " + ".join(part for part in parts if part)


def spell_bytes(value: bytes) -> str:
    """Write bytes in hexadecimal."""
    return f'hex"{value.hex()}"'
