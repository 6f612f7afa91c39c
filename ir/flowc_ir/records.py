"""The nominal type table: records and enums that the user named."""

from __future__ import annotations

import enum
from typing import TypeAlias

from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.literals import Literal
from flowc_ir.plain import Plain, PlainMap
from flowc_ir.source import NOWHERE, Span
from flowc_ir.types import Type


class RecordKind(enum.Enum):
    """Which Python library defines the record; it decides how values are encoded."""

    DATACLASS = "dataclass"
    PYDANTIC = "pydantic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a record.

    `type` is None if the field's type has no literal type at all (a bare `list`): such a field is
    left out of the record's structure. `has_factory`: the default is computed at each construction.
    """

    name: str
    type: Type | None
    alias: str = ""
    doc: str = ""
    default: Literal | None = None
    has_factory: bool = False
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A nominal record. `schema` is its JSON Schema as the encoder writes it, None if it cannot.

    `goes_through_json`: its values are JSON before they are packed, so that bytes are base64 text,
    as with mashumaro's `DataClassJSONMixin` (flytekit 1.16.31 core/type_engine.py).
    """

    name: str
    kind: RecordKind
    fields: tuple[Field, ...] = ()
    doc: str = ""
    schema: PlainMap | None = None
    goes_through_json: bool = False
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Member:
    """One member of an enum: its name and its underlying value."""

    name: str
    value: Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Enum:
    """A nominal enum, members in declaration order without aliases."""

    name: str
    members: tuple[Member, ...] = ()
    doc: str = ""
    span: Span = NOWHERE


Definition: TypeAlias = Record | Enum
