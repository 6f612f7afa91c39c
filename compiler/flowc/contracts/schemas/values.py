"""Values of shapes as the JSON of a contract: unions tagged, durations of ISO 8601.

What travels within records is written otherwise by each library; here a value looks the same
wherever it stands.
"""

from __future__ import annotations

import math

from flowc.contracts.literal_json import Json, NotCarriedError, iso_duration, json_of, json_of_plain
from flowc.contracts.model.contract import Contract, Record
from flowc.contracts.model.shapes import (
    Atom,
    Blob,
    Choice,
    Data,
    Dataset,
    EnumRef,
    ListOf,
    MapOf,
    Nothing,
    OneOf,
    Pickle,
    RecordRef,
    Scalar,
    Shape,
    Variant,
    others_than_none,
)
from flowc_ir.literals import (
    BlobLiteral,
    DatetimeLiteral,
    FloatLiteral,
    ListLiteral,
    Literal,
    MapLiteral,
    NoneLiteral,
    RecordLiteral,
    UnionLiteral,
)
from flowc_ir.plain import Plain, PlainList, PlainMap
from flowc_ir.records import RecordKind
from flowc_ir.types import EnumType, ListType, MapType, RecordType, SimpleKind, SimpleType, Type

_SECONDS_OF_A_DAY = 86_400


class Values:
    """Writes literals of a contract; raises NotCarriedError where one cannot be said exactly."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract

    def json(self, literal: Literal, shape: Shape) -> Json:
        """Give a literal of a shape as JSON."""
        match literal:
            case NoneLiteral():
                return None
            case UnionLiteral(value=value, type=type_) if isinstance(shape, OneOf):
                return self._of_union(value, type_, shape)
            case ListLiteral(items=items) if isinstance(shape, ListOf):
                return [self.json(item, shape.item) for item in items]
            case MapLiteral(entries=entries) if isinstance(shape, MapOf):
                return {entry.key: self.json(entry.value, shape.value) for entry in entries}
            case RecordLiteral(value=data):
                return self._of_data(data, shape, RecordKind.DATACLASS)
            case FloatLiteral(value=number) if not math.isfinite(number):
                raise NotCarriedError
            case BlobLiteral(uri=uri):
                return {"uri": uri}
            case DatetimeLiteral(seconds=seconds) if shape == Scalar(Atom.DATE):
                if seconds % _SECONDS_OF_A_DAY:
                    raise NotCarriedError
                return str(json_of(literal)).partition("T")[0]
            case _:
                return json_of(literal)

    def _of_union(self, value: Literal, type_: Type, shape: OneOf) -> Json:
        if isinstance(value, NoneLiteral):
            return None
        found = [variant for variant in shape.variants if _is_of(variant.shape, type_)]
        if len(found) != 1:
            raise NotCarriedError
        variant = found[0]
        return _tagged(variant, self.json(value, variant.shape), shape)

    def _of_data(self, data: Plain, shape: Shape, encoding: RecordKind) -> Json:
        """Give data that a record holds, in the manner of its encoding."""
        match shape:
            case RecordRef(id=id_) if isinstance(data, PlainMap):
                return self._of_record(data, self._contract.record(id_))
            case ListOf(item=item) if isinstance(data, PlainList):
                return [self._of_data(each, item, encoding) for each in data.items]
            case MapOf(value=value) if isinstance(data, PlainMap):
                return {
                    str(json_of_plain(key)): self._of_data(each, value, encoding)
                    for key, each in data.entries
                }
            case OneOf():
                others = others_than_none(shape)
                if data is None:
                    return None
                if len(others) != 1:
                    raise NotCarriedError
                return self._of_data(data, others[0].shape, encoding)
            case Scalar(atom=Atom.DURATION):
                return _duration(data, encoding)
            case Scalar() | Choice() | EnumRef() | Nothing() | Data():
                return json_of_plain(data)
            case Blob() | Dataset() | Pickle() | RecordRef() | ListOf() | MapOf():
                raise NotCarriedError

    def _of_record(self, data: PlainMap, record: Record) -> Json:
        fields = {name: f for f in record.fields for name in (f.name, f.alias) if name}
        made: dict[str, Json] = {}
        for key, value in data.entries:
            field = fields.get(key) if isinstance(key, str) else None
            if field is None:
                raise NotCarriedError
            name = field.alias or field.name
            made[name] = self._of_data(value, field.shape, record.encoding)
        return made


def is_tagged(shape: OneOf) -> bool:
    """Tell whether a value must say which variant it is of: there are several beside `None`."""
    return len(others_than_none(shape)) > 1


def _tagged(variant: Variant, value: Json, shape: OneOf) -> Json:
    return {"type": variant.label, "value": value} if is_tagged(shape) else value


def _duration(data: Plain, encoding: RecordKind) -> Json:
    """Dataclasses write seconds (mashumaro 3), pydantic ISO 8601."""
    if encoding is RecordKind.PYDANTIC and isinstance(data, str):
        return data
    if isinstance(data, (int, float)) and encoding is RecordKind.DATACLASS:
        micros = round(data * 1_000_000)
        sign = -1 if micros < 0 else 1
        seconds, rest = divmod(abs(micros), 1_000_000)
        return iso_duration(sign * seconds, sign * rest * 1_000)
    raise NotCarriedError


_ATOMS = {
    SimpleKind.INTEGER: Atom.INTEGER,
    SimpleKind.FLOAT: Atom.FLOAT,
    SimpleKind.STRING: Atom.STRING,
    SimpleKind.BOOLEAN: Atom.BOOLEAN,
    SimpleKind.DATETIME: Atom.DATETIME,
    SimpleKind.DATE: Atom.DATE,
    SimpleKind.DURATION: Atom.DURATION,
}


def _is_of(shape: Shape, type_: Type) -> bool:
    """Tell whether a shape may be that of a type, as far as the outside of both goes."""
    match type_:
        case SimpleType(kind=kind):
            return kind in _ATOMS and shape == Scalar(_ATOMS[kind])
        case RecordType(name=name):
            return shape == RecordRef(name)
        case EnumType(name=name):
            return shape == EnumRef(name)
        case ListType():
            return isinstance(shape, ListOf)
        case MapType():
            return isinstance(shape, MapOf)
        case _:
            return False
