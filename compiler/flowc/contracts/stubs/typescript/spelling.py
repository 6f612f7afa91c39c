"""Names as TypeScript spells them."""

from __future__ import annotations

import json
import re

# Reserved words, also those of modules and strict code, and the names of types that are built in.
_RESERVED = frozenset(
    """
    any arguments as async await bigint boolean break case catch class const continue debugger
    default delete do else enum eval export extends false finally for function if implements import
    in instanceof interface let never new null number object package private protected public
    return static string super switch symbol this throw true try type typeof undefined unknown var
    void while with yield
    """.split()
)


def identifier(name: str) -> str | None:
    """Give what TypeScript can write of a name, None if that is nothing."""
    found = re.sub(r"\W+", "_", name).rstrip("_" if not name.endswith("_") else "")
    if not found.strip("_"):
        return None
    if not found.isidentifier():
        found = f"n{found}"
    if not found.isidentifier():
        return None
    return f"{found}_" if found in _RESERVED else found


def property_name(name: str) -> str:
    """Give the name of a property, in quotes if it is no identifier."""
    return name if re.fullmatch(r"[A-Za-z_$][\w$]*", name, re.ASCII) else text(name)


def text(value: str) -> str:
    """Write a string as prettier does: in double quotes, if that needs no more of escaping."""
    quoted = json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028")
    quoted = quoted.replace("\u2029", "\\u2029")
    if value.count('"') <= value.count("'"):
        return quoted
    inner = quoted[1:-1].replace('\\"', '"').replace("'", "\\'")
    return f"'{inner}'"
