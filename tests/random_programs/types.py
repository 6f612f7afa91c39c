"""What a type of flytekit's language is to the generator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Form: TypeAlias = Literal[
    "int",
    "float",
    "str",
    "bool",
    "datetime",
    "timedelta",
    "date",
    "file",
    "directory",
    "dataset",
    "frame",
    "untyped",
    "list",
    "dict",
    "optional",
    "union",
    "literal",
    "enum",
    "dataclass",
    "model",
    "annotated",
]


@dataclass(frozen=True, slots=True)
class Home:
    """Where a thing is defined: its module and its name there."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class Field:
    """A named part: of a record, an interface or a named tuple."""

    name: str
    type: Type
    has_default: bool = False


@dataclass(frozen=True, slots=True)
class Type:
    """A type by its structure; two with the same structure take each other's values.

    `texts` holds the values of a literal, the members of an enum, the notes of an annotation and
    the extension of a file, each as it is written.
    """

    form: Form
    inner: tuple[Type, ...] = ()
    home: Home | None = None
    fields: tuple[Field, ...] = ()
    texts: tuple[str, ...] = ()

    @property
    def is_record(self) -> bool:
        """Whether promises of it have attributes."""
        return self.form in ("dataclass", "model")


INT, FLOAT, STR, BOOL = (Type("int"), Type("float"), Type("str"), Type("bool"))
DATETIME, TIMEDELTA, DATE = (Type("datetime"), Type("timedelta"), Type("date"))
FILE, DIRECTORY, DATASET = (Type("file"), Type("directory"), Type("dataset"))
FRAME, UNTYPED = Type("frame"), Type("untyped")

ATOMS = (INT, STR, FLOAT, BOOL, DATETIME, TIMEDELTA, DATE)
BLOBS = (FILE, DIRECTORY, DATASET, FRAME)


def list_of(element: Type) -> Type:
    """Give the type of lists."""
    return Type("list", (element,))


def dict_of(value: Type) -> Type:
    """Give the type of dictionaries with texts as keys."""
    return Type("dict", (value,))


def optional(inner: Type) -> Type:
    """Give the type that also takes None."""
    return Type("optional", (inner,))


def plain(kind: Type) -> Type:
    """Take notes off a type: what `Annotated` says does not change its values."""
    return kind.inner[0] if kind.form == "annotated" else kind


def holds_dataclass_of(kind: Type, module: str) -> bool:
    """Tell whether a value holds an instance of a dataclass that a module defines.

    flytekit 1.16.31 makes literals of such in a thread of its own, which waits for the module to be
    imported, which waits for the literal: while a module is imported, it can have none of its own.
    """
    is_own = kind.form == "dataclass" and kind.home is not None and kind.home.module == module
    parts = (*kind.inner, *(part.type for part in kind.fields))
    return is_own or any(holds_dataclass_of(part, module) for part in parts)
