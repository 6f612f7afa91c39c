"""JSON Schemas of mappings: whether one holds all that another asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from flowc_ir.plain import Plain, PlainList, PlainMap, PlainSetting
from flowc_validators.wire.schema_form import is_list, is_map, is_schema

_DRAFTS = frozenset(
    {
        "http://json-schema.org/schema#",
        "http://json-schema.org/draft-07/schema#",
        "http://json-schema.org/draft-06/schema#",
        "http://json-schema.org/draft-04/schema#",
    }
)
"""The drafts that the backend's reader knows (santhosh-tekuri/jsonschema v1.2.4)."""

_DEEPEST = 200


class _UnreadableError(Exception):
    """A schema that the backend cannot read, or over which it breaks down."""


def is_wider(up: PlainMap, down: PlainMap) -> bool:
    """Tell whether what `up` describes has all that `down` asks for.

    Mirrors `isSameTypeInJSON` and `isSuperTypeInJSON` of flytepropeller v1.16.8: equal schemas fit.
    Otherwise both must be of a draft that it reads, and yvesf/json-schema-compare a900c04201f7
    must find nothing in `down` that `up` lacks, but for what it cannot compare.
    """
    one, other = _plain(up), _plain(down)
    if one == other:
        return True
    if not all(map(_is_readable, (one, other))):
        return False
    try:
        return not any(_Comparison(one, other).faults(other, one, 0))
    except _UnreadableError:
        return False


def _plain(value: Plain) -> object:
    """Give data that compares as JSON does: all numbers are of one kind, order is nothing."""
    match value:
        case PlainMap(entries=entries):
            return {str(key): _plain(item) for key, item in entries}
        case PlainList(items=items):
            return [_plain(item) for item in items]
        case bool() | None | str() | bytes() | PlainSetting():
            return value
        case int() | float():
            return float(value)


def _is_readable(schema: object) -> bool:
    # One without any entry is written as null, which is no schema.
    if not schema or not is_map(schema) or not is_schema(schema):
        return False
    return "$schema" not in schema or schema["$schema"] in _DRAFTS


class _Comparison:
    """Compares what is taken with what is given; each finding says whether it counts.

    What cannot be compared does not count, except where a variant is looked for.
    """

    def __init__(self, up: object, down: object) -> None:
        self._up = up
        self._down = down

    def faults(self, down: object, up: object, depth: int) -> Iterator[bool]:
        """Give the findings of one pair of schemas, as `compare3` does."""
        if depth > _DEEPEST:
            raise _UnreadableError("it holds itself")
        sub, sup = _resolved(down, self._down), _resolved(up, self._up)
        types, others = _types(sub), _types(sup)
        if set(types) - set(others):
            yield True
        if any(each not in types and (each != "object" or types) for each in others):
            yield True
        if "string" in types:
            yield from _text_faults(sub, sup)
        if "number" in types:
            yield from _number_faults(sub, sup)
        if "array" in types:
            yield from self._array_faults(sub, sup, depth)
        if "object" in types or not types:
            yield from self._object_faults(sub, sup, depth)
        for part in ("allOf", "anyOf", "oneOf"):
            yield from self._variant_faults(sub.get(part), sup.get(part), depth)
        if "const" in sub and ("const" not in sup or sub["const"] != sup["const"]):
            yield True

    def _variant_faults(self, subs: object, sups: object, depth: int) -> Iterator[bool]:
        ours, theirs = (held if is_list(held) else [] for held in (subs, sups))
        if bool(ours) != bool(theirs):
            yield True
        elif ours:
            for each in theirs:
                if not any(self._is_same(one, each, depth) for one in ours):
                    yield True

    def _is_same(self, down: object, up: object, depth: int) -> bool:
        """Tell whether nothing at all is found, as `deepCompare` does."""
        one, other = (each if isinstance(each, bool) else None for each in (down, up))
        if one is not other:
            return False
        return not any(True for _ in self.faults(down, up, depth + 1))

    def _object_faults(
        self, sub: dict[str, object], sup: dict[str, object], depth: int
    ) -> Iterator[bool]:
        if any(
            sub_or_sup.get("additionalProperties", True) is not True for sub_or_sup in (sub, sup)
        ):
            yield False
        if set(_words(sub.get("required"))) - set(_words(sup.get("required"))):
            yield True
        yield from _bound_faults(sub, sup, "minProperties", "maxProperties")
        for part in ("dependencies", "patternProperties"):
            if sub.get(part) or sup.get(part):
                yield False
        if "not" in sub or "not" in sup:
            yield False
        for part in ("if", "then", "else"):
            has, other = part in sub, part in sup
            if has != other or (has and not self._is_same(sub[part], sup[part], depth)):
                yield True
        wanted, held = sub.get("properties"), sup.get("properties")
        held = held if is_map(held) else {}
        for name, schema in wanted.items() if is_map(wanted) else ():
            if name in held:
                yield from self.faults(schema, held[name], depth + 1)
            else:
                yield True

    def _array_faults(
        self, sub: dict[str, object], sup: dict[str, object], depth: int
    ) -> Iterator[bool]:
        yield from _bound_faults(sub, sup, "minItems", "maxItems")
        if "items" in sub:
            ours, theirs = sub["items"], sup.get("items")
            if is_list(ours) and is_list(theirs):
                if len(ours) != len(theirs):
                    yield True
                else:
                    for one, other in zip(ours, theirs, strict=True):
                        yield from self.faults(one, other, depth + 1)
            elif "items" not in sup or is_list(ours) or is_list(theirs):
                yield True
            else:
                yield from self.faults(ours, theirs, depth + 1)
        if is_list(sub.get("items")) or is_list(sup.get("items")):
            yield False
        if sub.get("uniqueItems") is True and sup.get("uniqueItems") is not True:
            yield True


def _resolved(schema: object, root: object) -> dict[str, object]:
    """Follow references within a schema; one that is true or false says nothing of a value."""
    for _ in range(_DEEPEST):
        if isinstance(schema, bool):
            return {}
        if not is_map(schema) or not is_schema(schema):
            raise _UnreadableError("it is no schema")
        target = schema.get("$ref")
        if target is None:
            return schema
        schema = _found(target, root)
    raise _UnreadableError("it refers to itself")


def _found(target: object, root: object) -> object:
    if not isinstance(target, str) or not target.startswith("#"):
        raise _UnreadableError("it refers to something elsewhere")
    found = root
    for step in target.removeprefix("#").removeprefix("/").split("/") if target != "#" else ():
        name = step.replace("~1", "/").replace("~0", "~")
        if not is_map(found) or name not in found:
            raise _UnreadableError("what it refers to is not there")
        found = found[name]
    return found


def _types(schema: dict[str, object]) -> list[str]:
    held = schema.get("type")
    return [held] if isinstance(held, str) else _words(held)


def _words(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if is_list(value) else []


def _text_faults(sub: dict[str, object], sup: dict[str, object]) -> Iterator[bool]:
    if sub.get("format", "") != sup.get("format", ""):
        yield True
    if "enum" in sub:
        ours, theirs = sub["enum"], sup.get("enum", [])
        both = [*(ours if is_list(ours) else ()), *(theirs if is_list(theirs) else ())]
        if not all(isinstance(each, str) for each in both):
            raise _UnreadableError("a value of an enum is no text")
        if set(_words(theirs)) - {*_words(ours), ""}:
            yield True
    if "pattern" in sub:
        if "pattern" not in sup:
            raise _UnreadableError("there is no pattern to compare with")
        if sub["pattern"] != sup["pattern"]:
            yield True
    yield from _bound_faults(sub, sup, "minLength", "maxLength")


def _number_faults(sub: dict[str, object], sup: dict[str, object]) -> Iterator[bool]:
    yield from _bound_faults(sub, sup, "minimum", "maximum")
    for part in ("exclusiveMinimum", "exclusiveMaximum"):
        if part in sub or part in sup:
            yield False
    if "multipleOf" in sub or "multipleOf" in sup:
        ours, theirs = sub.get("multipleOf"), sup.get("multipleOf")
        if not _is_number(ours) or not _is_number(theirs):
            raise _UnreadableError("there is no number to compare with")
        if int(ours) != ours or int(theirs) != theirs:
            yield False
        if int(ours) == 0:
            raise _UnreadableError("nothing is divided by zero")
        if int(theirs) % int(ours):
            yield True


def _bound_faults(
    sub: dict[str, object], sup: dict[str, object], least: str, most: str
) -> Iterator[bool]:
    """Compare bounds: what is given must lie within what is taken."""
    low, high = sub.get(least), sub.get(most)
    if _is_number(low):
        held = sup.get(least)
        if not _is_number(held) or held < low:
            yield True
    if _is_number(high):
        held = sup.get(most)
        if not _is_number(held) or held > high:
            yield True


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, float)
