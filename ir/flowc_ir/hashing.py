"""Semantic hashes: equal means the backend runs the same.

The hash of an entity covers all that a target can write of it, and the records and enums that its
types reach. Left out is what only people see: spans, documentation, and where in the program the
entity stands. A reference stands for itself: the hash of a workflow does not change with that of a
task that it calls. What travels as an unordered map is taken in the order of its keys. A field that
holds its default is left out, so that a new field leaves old hashes as they are.
"""

from __future__ import annotations

import enum
import json
from collections.abc import Callable, Mapping
from operator import attrgetter

from flowc_ir.artifacts import ArtifactId
from flowc_ir.digests import sha256
from flowc_ir.graph import MapBinding
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.literals import MapLiteral, RecordLiteral
from flowc_ir.plain import PlainMap
from flowc_ir.program import Entity, Opaque, Program
from flowc_ir.records import Definition
from flowc_ir.reflect import defaults_of, is_tuple
from flowc_ir.task import PodTemplate, Task, TaskMetadata
from flowc_ir.types import EnumType, RecordType, UnknownType

# A change of the canonical text itself must change this line.
_HEADER = "flowc semantic hash 1"

_FOR_PEOPLE = frozenset({"span", "doc", "docs", "blank_doc"})

_UNORDERED = frozenset(
    {
        (MapLiteral, "entries"),
        (MapBinding, "entries"),
        (PlainMap, "entries"),
        (TaskMetadata, "tags"),
        (TaskMetadata, "labels"),
        (TaskMetadata, "annotations"),
        (PodTemplate, "labels"),
        (PodTemplate, "annotations"),
        (Task, "config"),
        (LaunchPlan, "labels"),
        (LaunchPlan, "annotations"),
        (LaunchPlan, "fixed_inputs"),
        (ArtifactId, "partitions"),
    }
)


def semantic_hashes(program: Program) -> tuple[str, ...]:
    """Give the hash of every entity, in the order of the program."""
    definitions = {definition.name: definition for definition in program.types}
    return tuple(semantic_hash(entity, definitions) for entity in program.entities)


def semantic_hash(entity: Entity, definitions: Mapping[str, Definition]) -> str:
    """Give the SHA-256 of what `entity` means, in hexadecimal.

    It is empty if that is not known: the entity is opaque, or a type that it reaches is unknown or
    is not in `definitions`.
    """
    if isinstance(entity, Opaque):
        return ""
    try:
        reached: set[str] = set()
        texts = [_HEADER, _write(entity, reached)]
        texts += _write_definitions(reached, definitions)
    except _UnknownError:
        return ""
    return sha256("\n".join(texts).encode()).hexdigest()


class _UnknownError(Exception):
    """Something unknown was reached, so there is no hash."""


def _write_definitions(names: set[str], definitions: Mapping[str, Definition]) -> list[str]:
    """Write the named definitions and all that they reach, in the order of their names."""
    written: dict[str, str] = {}
    while names:
        name = names.pop()
        if name not in definitions:
            raise _UnknownError
        reached: set[str] = set()
        written[name] = _write(definitions[name], reached)
        names |= reached - written.keys()
    return [written[name] for name in sorted(written)]


def _write(value: object, reached: set[str], *, ordered: bool = False) -> str:
    """Write a value in the canonical text, and note the definitions that it names.

    `ordered`: the value travels as msgpack, where the order of a mapping is in the bytes.
    """
    match value:
        case None | bool() | str():
            return json.dumps(value)
        case int():
            return hex(value)
        case float():
            return value.hex() if value == value else "nan"
        case bytes():
            return f"'{value.hex()}'"
        case enum.Enum():
            return value.name
        case UnknownType():
            raise _UnknownError
        case RecordType(name=name) | EnumType(name=name):
            reached.add(name)
        case _:
            pass
    if is_tuple(value):
        return f"[{','.join([_write(item, reached, ordered=ordered) for item in value])}]"
    return _write_struct(value, reached, ordered=ordered or isinstance(value, RecordLiteral))


def _write_struct(value: object, reached: set[str], *, ordered: bool) -> str:
    parts: list[str] = []
    for field in _fields(type(value)):
        item = field.get(value)
        if item == field.default:
            continue
        if field.is_unordered and not ordered and is_tuple(item):
            texts = sorted([_write(part, reached) for part in item])
            parts.append(f"{field.name}={{{','.join(texts)}}}")
        else:
            parts.append(f"{field.name}={_write(item, reached, ordered=ordered)}")
    return f"{type(value).__name__}({','.join(parts)})"


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of a class of the IR that has a part in the hash."""

    name: str
    get: Callable[[object], object]
    default: object
    is_unordered: bool


_FIELDS: dict[type[object], tuple[_Field, ...]] = {}


def _fields(cls: type[object]) -> tuple[_Field, ...]:
    """Look the fields up, in the order of their names; the table is only a cache."""
    if cls not in _FIELDS:
        _FIELDS[cls] = tuple(
            _Field(name, attrgetter(name), default, (cls, name) in _UNORDERED)
            for name, default in sorted(defaults_of(cls).items())
            if name not in _FOR_PEOPLE
        )
    return _FIELDS[cls]
