"""Two lists of entities side by side: what is equal, and where not.

Equality is protobuf equality, with four licences, each for something that flytekit itself leaves to
chance or to the machine it runs on:

- `upstream_node_ids` come out of a set of objects, and so do the `bound_inputs` of an array node
  before flytekit 1.16: compared as sets.
- The variants of a union nested in another type follow what `typing` has cached so far in the
  process (`List[Union[int, str]]` is the same object as `List[Union[str, int]]`): compared as sets,
  in the type and in the JSON Schema of a record that holds it.
- `_F_SS_C`, the settings that a dynamic task carries, is base64 of gzip of JSON: compared decoded.
- The keys of a `Struct` have no order.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from google.protobuf.json_format import MessageToDict
from google.protobuf.message import Message

from differential.entity import Entity
from flowc.targets.flyte.triggers import trigger_class

Plain: TypeAlias = "None | bool | int | float | str | list[Plain] | dict[str, Plain]"
Status: TypeAlias = Literal["equal", "differ", "missing", "extra"]
_Key: TypeAlias = tuple[str, str, int]

# Launch plans may hold a trigger of `union`, which can be read once its class is known.
trigger_class()

_SHOWN = 300
_INTO_TYPE = frozenset({"collection_type", "map_value_type", "union_type"})
_INTO_SCHEMA = frozenset({"items", "prefixItems", "additionalProperties"})
_VARIANTS = frozenset({"variants", "anyOf"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One path at which two messages differ, with both values as JSON, shortened."""

    path: str
    expected: str
    actual: str

    def __str__(self) -> str:
        return f"  {self.path}\n    flytekit {self.expected}\n    flowc    {self.actual}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of one entity; an entity met twice in a package has two."""

    kind: str
    name: str
    status: Status
    differences: tuple[Difference, ...] = ()

    def __str__(self) -> str:
        return "\n".join([f"{self.status}: {self.kind} {self.name}", *map(str, self.differences)])


def compare(expected: Sequence[Entity], actual: Sequence[Entity]) -> list[Verdict]:
    """Compare entity by entity, in the order of the expected list, then what is extra."""
    left, right = _keyed(expected), _keyed(actual)
    verdicts = [_verdict(key, entity, right.get(key)) for key, entity in left.items()]
    extra = (key for key in right if key not in left)
    return verdicts + [Verdict(kind=key[0], name=key[1], status="extra") for key in extra]


def differences(expected: Message, actual: Message) -> tuple[Difference, ...]:
    """Give the paths at which two messages of a kind differ."""
    return tuple(_differences(canonical(expected), canonical(actual), "$"))


def canonical(message: Message) -> Plain:
    """Turn a message into plain data in which equal things are written the same."""
    plain: Plain = MessageToDict(message, preserving_proto_field_name=True)
    return _canonical(plain, nested=False)


def _keyed(entities: Iterable[Entity]) -> dict[_Key, Entity]:
    seen = Counter[tuple[str, str]]()
    keyed = dict[_Key, Entity]()
    for entity in entities:
        keyed[(*entity.key, seen[entity.key])] = entity
        seen[entity.key] += 1
    return keyed


def _verdict(key: _Key, expected: Entity, actual: Entity | None) -> Verdict:
    kind, name, _ = key
    if actual is None:
        return Verdict(kind=kind, name=name, status="missing")
    if expected.data == actual.data:
        return Verdict(kind=kind, name=name, status="equal")
    found = differences(expected.message(), actual.message())
    return Verdict(kind=kind, name=name, status="differ" if found else "equal", differences=found)


def _canonical(value: Plain, *, nested: bool) -> Plain:
    if isinstance(value, list):
        return [_canonical(item, nested=nested) for item in value]
    if not isinstance(value, dict):
        return value
    if "_F_SS_C" in (value.get("key"), value.get("name")):
        return value | {"value": _settings(value.get("value"))}
    return {key: _member(key, inner, nested=nested) for key, inner in value.items()}


def _member(key: str, value: Plain, *, nested: bool) -> Plain:
    if key in ("upstream_node_ids", "bound_inputs") and isinstance(value, list):
        return sorted(value, key=json.dumps)
    # A field of a record is a type of its own: its union is not nested in the record.
    inside = key != "dataclass_type" and (nested or key in _INTO_TYPE or key in _INTO_SCHEMA)
    if key == "union_type" and isinstance(value, dict) and not nested:
        return {inner: _canonical(variants, nested=True) for inner, variants in value.items()}
    plain = _canonical(value, nested=inside)
    if nested and key in _VARIANTS and isinstance(plain, list):
        return sorted(plain, key=_text)
    return plain


def _settings(value: Plain) -> Plain:
    if not isinstance(value, str):
        return value
    settings: Plain = json.loads(gzip.decompress(base64.b64decode(value)))
    return settings


def _differences(expected: Plain, actual: Plain, path: str) -> Iterator[Difference]:
    if isinstance(expected, dict) and isinstance(actual, dict):
        for key in sorted(expected.keys() | actual.keys()):
            inner = f"{path}.{key}"
            if key in expected and key in actual:
                yield from _differences(expected[key], actual[key], inner)
            else:
                yield Difference(inner, _text_of(expected, key), _text_of(actual, key))
    elif isinstance(expected, list) and isinstance(actual, list):
        if len(expected) != len(actual):
            yield Difference(f"{path}.length", str(len(expected)), str(len(actual)))
        for index, (left, right) in enumerate(zip(expected, actual, strict=False)):
            yield from _differences(left, right, f"{path}[{index}]")
    elif type(expected) is not type(actual) or expected != actual:
        yield Difference(path, _short(_text(expected)), _short(_text(actual)))


def _text_of(value: dict[str, Plain], key: str) -> str:
    return _short(_text(value[key])) if key in value else "<absent>"


def _text(value: Plain) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."
