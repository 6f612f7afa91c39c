"""Types as the backend sees them: without names of Python, with the tags of encoders."""

from __future__ import annotations

from typing import TypeAlias

from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.plain import PlainMap


@dataclass(frozen=True, slots=True)
class Simple:
    """A type without parts, by the name of the wire format: `INTEGER`. `tag` names its encoder."""

    kind: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Struct:
    """A mapping. `schema` is its JSON Schema, absent if none is carried (an empty one counts).

    `fields` are the types that the backend knows for attributes.
    """

    schema: PlainMap | None = None
    fields: tuple[tuple[str, Wire], ...] = ()
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Enum:
    """Text restricted to some values, in their order."""

    values: tuple[str, ...]
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """A list."""

    item: Wire


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping from text to values of one type."""

    value: Wire


@dataclass(frozen=True, slots=True)
class Blob:
    """A file or folder."""

    format: str = ""
    is_folder: bool = False


@dataclass(frozen=True, slots=True)
class Schema:
    """The older table: columns by name, types as the wire format names them."""

    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table."""

    format: str = ""
    columns: tuple[tuple[str, Wire], ...] = ()


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types."""

    variants: tuple[Wire, ...]


@dataclass(frozen=True, slots=True)
class Nothing:
    """No type at all, which nothing but itself fits. `is_absent`: where a type should stand."""

    is_absent: bool = False


Wire: TypeAlias = (
    Simple | Struct | Enum | Collection | Mapping | Blob | Schema | Dataset | Union | Nothing
)

NONE = Simple("NONE")
STRING = Simple("STRING")
