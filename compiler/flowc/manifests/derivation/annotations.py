"""Types as manifests write them, for annotations of Python."""

from __future__ import annotations

import ast
from collections.abc import Callable

from flowc.manifests.derivation.sources import dotted

_ATOMS = {
    "str": "string", "int": "int", "float": "float", "bool": "bool", "bytes": "bytes",
    "timedelta": "duration", "datetime": "datetime", "Any": "any", "object": "any",
    "dict": "map<any>", "Dict": "map<any>", "list": "list<any>", "List": "list<any>",
    "tuple": "list<any>", "Tuple": "list<any>", "Resources": "resources",
    "PodTemplate": "pod_template", "Secret": "secret", "TaskMetadata": "metadata",
    "BaseAccelerator": "accelerator", "ImageSpec": "image", "Callable": "function",
    "Type": "type", "type": "type",
}  # fmt: skip


def manifest_type(node: ast.expr | None, own: Callable[[str], str]) -> str:
    """Give the type; empty if it is not known. `own` gives the name of a class of the package."""
    match node:
        case None:
            return ""
        case ast.Constant(value=None):
            return "null"
        case ast.Constant(value=str(text)):
            try:
                return manifest_type(ast.parse(text, mode="eval").body, own)
            except SyntaxError:
                return ""
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _union([left, right], own)
        case ast.Subscript(value=value, slice=inner):
            return _generic(dotted(value).rpartition(".")[2], inner, own)
        case ast.expr():
            name = dotted(node)
            return own(name) or _ATOMS.get(name.rpartition(".")[2], "")
        case _:
            return ""


def _generic(name: str, inner: ast.expr, own: Callable[[str], str]) -> str:
    items = inner.elts if isinstance(inner, ast.Tuple) else [inner]
    match name:
        case "Optional":
            return _union([*items, ast.Constant(None)], own)
        case "Union":
            return _union(items, own)
        case "List" | "list" | "Sequence" | "Tuple" | "tuple":
            return f"list<{manifest_type(items[0], own) or 'any'}>"
        case "Dict" | "dict" | "Mapping" | "OrderedDict":
            held = items[-1]
            head = held.value if isinstance(held, ast.Subscript) else held
            if dotted(head).rpartition(".")[2] in ("Type", "type"):
                return "types"
            return f"map<{manifest_type(held, own) or 'any'}>"
        case "Type" | "type":
            return "type"
        case "Callable":
            return "function"
        case _:
            return ""


def _union(items: list[ast.expr], own: Callable[[str], str]) -> str:
    parts = [part for item in items for part in manifest_type(item, own).split(" | ")]
    is_null = "null" in parts or any(part.endswith("?") for part in parts)
    named = list(dict.fromkeys(part.removesuffix("?") for part in parts if part != "null"))
    if "image" in named:
        named.remove("string") if "string" in named else None
    if not all(named) or not named:
        return ""
    if len(named) == 1:
        return f"{named[0]}?" if is_null and named[0] != "any" else named[0]
    joined = " | ".join(named)
    return f"{joined}?" if is_null else joined
