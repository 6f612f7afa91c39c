"""How the parts of IR values are written in protobuf, and read back.

To write, a value becomes a tree of dicts, lists and atoms, from which protobuf makes all messages
at once: that is far faster than making them one by one.
"""

from __future__ import annotations

import enum
from typing import Protocol, TypeAlias

from google.protobuf.descriptor import EnumDescriptor

from flowc_idl.flowc.ir.v1 import source_pb2
from flowc_ir.codec.error import CodecError
from flowc_ir.codec.numbers import read_whole_number, write_whole_number
from flowc_ir.reflect import is_sequence, is_tuple
from flowc_ir.source import NOWHERE, Span

# The paths of spans: numbered in order of first use, and back.
PathNumbers: TypeAlias = dict[str, int]
Paths: TypeAlias = tuple[str, ...]


class Form(Protocol):
    """How values of one type are written."""

    def encode(self, value: object, numbers: PathNumbers) -> object:
        """Give the tree of `value`; None leaves the field out. Raises CodecError."""
        ...

    def decode(self, value: object, paths: Paths) -> object:
        """Give the value that was written. Raises CodecError."""
        ...


class ScalarForm:
    """A number, string or bytes that protobuf writes as it is."""

    def encode(self, value: object, numbers: PathNumbers) -> object:
        """Give `value`."""
        return value

    def decode(self, value: object, paths: Paths) -> object:
        """Give `value`."""
        return value


class NullForm:
    """The absent value among plain values."""

    def encode(self, value: object, numbers: PathNumbers) -> object:
        """Give an empty message."""
        return {}

    def decode(self, value: object, paths: Paths) -> object:
        """Give None."""
        return None


class WholeNumberForm:
    """A whole number of any size, written as text."""

    def encode(self, value: object, numbers: PathNumbers) -> object:
        """Give the digits."""
        if not isinstance(value, int):
            raise CodecError(f"{type(value).__name__} is not a whole number")
        return write_whole_number(value)

    def decode(self, value: object, paths: Paths) -> object:
        """Read the digits."""
        return read_whole_number(value if isinstance(value, str) else "")


class EnumForm:
    """A member of an enum, by its name."""

    def __init__(self, cls: type[object], descriptor: EnumDescriptor) -> None:
        if not issubclass(cls, enum.Enum):
            raise TypeError(f"{cls.__name__} is not an enum")
        numbers = {value.name: value.number for value in descriptor.values}
        prefix = descriptor.values[0].name.removesuffix("UNSPECIFIED")
        self._name = cls.__name__
        self._numbers: dict[object, int] = {m: numbers[prefix + m.name] for m in cls}
        self._members: dict[object, object] = {n: m for m, n in self._numbers.items()}

    def encode(self, value: object, numbers: PathNumbers) -> object:
        """Give the number of the member."""
        return self._numbers[value]

    def decode(self, value: object, paths: Paths) -> object:
        """Give the member with the number."""
        member = self._members.get(value)
        if member is None:
            raise CodecError(f"{self._name}: there is no member with number {value}")
        return member


class ListForm:
    """A tuple of values of one type."""

    def __init__(self, item: Form) -> None:
        self._item = item

    def encode(self, value: object, numbers: PathNumbers) -> object:
        """Give the trees of the items."""
        if not is_tuple(value):
            raise CodecError(f"{type(value).__name__} is not a tuple")
        encode = self._item.encode
        return [encode(item, numbers) for item in value]

    def decode(self, value: object, paths: Paths) -> object:
        """Give the items."""
        if not is_sequence(value):
            raise CodecError(f"{type(value).__name__} is not a list")
        decode = self._item.decode
        return tuple([decode(item, paths) for item in value])


class SpanForm:
    """A span; `NOWHERE` is left out, and the path is a number."""

    def encode(self, value: object, numbers: PathNumbers) -> object:
        """Give the fields, with the number of the path."""
        if not isinstance(value, Span):
            raise CodecError(f"{type(value).__name__} is not a span")
        if value is NOWHERE or value == NOWHERE:
            return None
        return {
            "path": numbers.setdefault(value.path, len(numbers)),
            "line": value.line,
            "column": value.column,
            "end_line": value.end_line,
            "end_column": value.end_column,
        }

    def decode(self, value: object, paths: Paths) -> object:
        """Look the path up."""
        if not isinstance(value, source_pb2.Span):
            raise CodecError(f"{type(value).__name__} is not a span")
        if value.path >= len(paths):
            raise CodecError(f"Span: there is no path with number {value.path}")
        path = paths[value.path]
        return Span(path, value.line, value.column, value.end_line, value.end_column)
