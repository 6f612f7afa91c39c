"""Structured datasets and schemas: columns, formats and arrow schemas."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.dialects.flytekit.types.arrow import SCHEMA as ARROW_SCHEMA
from flowc.dialects.flytekit.types.bases import is_known
from flowc.dialects.flytekit.types.choices import is_member
from flowc.dialects.flytekit.types.codes import DATASET_METADATA
from flowc.dialects.flytekit.types.lowerer import Lowerer
from flowc.dialects.flytekit.types.objects import LibraryObject
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.subject import Subject, is_generic
from flowc.frontend.interpreter.values import (
    ClassValue,
    DataclassTrait,
    DictValue,
    External,
    FunctionValue,
    Generic,
    InstanceValue,
    Known,
    Unknown,
    Value,
)
from flowc_ir.types import (
    Column,
    DatasetType,
    ListType,
    MapType,
    SchemaType,
    SimpleKind,
    SimpleType,
    Type,
)

_KINDS: dict[str, SimpleKind] = {
    "builtins.int": SimpleKind.INTEGER,
    "builtins.float": SimpleKind.FLOAT,
    "builtins.str": SimpleKind.STRING,
    "builtins.bool": SimpleKind.BOOLEAN,
    "datetime.datetime": SimpleKind.DATETIME,
    "datetime.timedelta": SimpleKind.DURATION,
    "numpy.int32": SimpleKind.INTEGER,
    "numpy.int64": SimpleKind.INTEGER,
    "numpy.uint32": SimpleKind.INTEGER,
    "numpy.uint64": SimpleKind.INTEGER,
    "numpy.float32": SimpleKind.FLOAT,
    "numpy.float64": SimpleKind.FLOAT,
    "numpy.double": SimpleKind.FLOAT,
    "numpy.bool_": SimpleKind.BOOLEAN,
    "numpy.datetime64": SimpleKind.DATETIME,
    "numpy.timedelta64": SimpleKind.DURATION,
    "numpy.bytes_": SimpleKind.STRING,
    "numpy.str_": SimpleKind.STRING,
    "numpy.object_": SimpleKind.STRING,
}
"""Column types of flytekit 1.16.31 (types/structured/structured_dataset.py, types/schema/)."""

Columns = dict[str, Value]


def dataset(lowerer: Lowerer, subject: Subject) -> Type:
    """Lower a structured dataset (flytekit 1.16.31 `_get_dataset_type`)."""
    place = subject.place
    columns: Columns = {}
    format_ = ""
    arrow: LibraryObject | None = None
    for item in subject.metadata:
        given = _columns_of(item, place)
        if given is not None:
            columns = given
        elif isinstance(item, Known) and isinstance(item.value, str):
            if format_:
                _conflict(place, f"two formats are given: `{format_}` and `{item.value}`")
            format_ = item.value
        elif isinstance(item, LibraryObject) and item.name == ARROW_SCHEMA:
            if arrow is not None:
                _conflict(place, "two arrow schemas are given")
            arrow = item
    made = tuple(Column(name, _column(type_, place)) for name, type_ in _flat(columns, "", place))
    if arrow is None:
        return DatasetType(made, format_)
    text = arrow.arguments["text"]
    external = text.value if isinstance(text, Known) and isinstance(text.value, str) else None
    if external is None:
        place.lose("this arrow schema is not known")
    return DatasetType(made, format_, "arrow", external.encode())


def _conflict(place: Place, message: str) -> None:
    place.fail(DATASET_METADATA, message, exception="ValueError", hint="keep one of them")


def _columns_of(item: Value, place: Place) -> Columns | None:
    """Give the columns that metadata describes: a dict, or a class or object with annotations."""
    match item:
        case DictValue():
            return _dict_columns(item, place)
        case ClassValue():
            return dict(item.annotations)
        case FunctionValue():
            return dict(item.annotations)
        case InstanceValue(cls=cls) if not is_member(item):
            return next(
                (
                    dict(e.annotations)
                    for e in cls.mro
                    if isinstance(e, ClassValue) and e.annotations
                ),
                None,
            )
        case External(name=name) if not name.startswith(("builtins.", "datetime.", "typing.")):
            place.lose(f"what `{name}` says of the columns is not known")
        case _:
            return None


def _dict_columns(value: DictValue, place: Place) -> Columns:
    if value.lost is not None:
        place.lose(value.lost)
    columns: Columns = {}
    for key, item in value.entries.values():
        if not (isinstance(key, Known) and isinstance(key.value, str)):
            place.lose(key if isinstance(key, Unknown) else "a column's name is not a string")
        columns[key.value] = item
    return columns


def _flat(columns: Columns, prefix: str, place: Place) -> Iterator[tuple[str, Value]]:
    """Give all columns; nested ones have dotted names."""
    for key, value in columns.items():
        name = f"{prefix}.{key}" if prefix else key
        nested = _nested(value, place)
        if nested is None:
            yield name, value
        else:
            yield from _flat(nested, name, place)


def _nested(value: Value, place: Place) -> Columns | None:
    if isinstance(value, DictValue):
        return _dict_columns(value, place)
    if isinstance(value, ClassValue):
        for entry in value.mro:
            for trait in entry.traits if isinstance(entry, ClassValue) else ():
                if isinstance(trait, DataclassTrait):
                    return {field.name: field.annotation for field in trait.fields}
    return None


def _column(value: Value, place: Place) -> Type:
    match value:
        case Unknown():
            place.lose(value)
        case External(name=name) if (kind := _KINDS.get(name)) is not None:
            return SimpleType(kind)
        case Generic(arguments=(item, *_)) if is_generic(value, "builtins.list", "typing.List"):
            return ListType(_column(item, place))
        case Generic(arguments=(_, item)) if is_generic(value, "builtins.dict", "typing.Dict"):
            return MapType(_column(item, place))
        case External(name=name) if not is_known(name, place):
            place.lose(f"whether `{name}` can be a column is not known")
        case ClassValue() | External() | Generic():
            place.fail(
                DATASET_METADATA,
                "a column has a type that datasets do not support",
                exception="AssertionError",
            )
        case _:
            place.lose("the type of a column is not known")


def schema(lowerer: Lowerer, subject: Subject) -> Type:
    """Lower FlyteSchema (flytekit 1.16.31 types/schema/types.py)."""
    place, inner = subject.place, subject.inner
    if isinstance(inner, ClassValue):
        place.lose("a subclass of FlyteSchema is not followed")
    if not isinstance(inner, Generic):
        return SchemaType()
    given = inner.arguments[0]
    if isinstance(given, Known) and given.value is None:
        return SchemaType()
    if isinstance(given, Unknown):
        place.lose(given)
    if len(inner.arguments) != 1 or not isinstance(given, DictValue):
        place.fail(
            DATASET_METADATA,
            "the columns of a FlyteSchema are not given as kwtypes(…)",
            exception="AssertionError",
        )
    columns = _dict_columns(given, place)
    return SchemaType(tuple(Column(name, _simple(value, place)) for name, value in columns.items()))


def _simple(value: Value, place: Place) -> Type:
    type_ = _column(value, place)
    if not isinstance(type_, SimpleType):
        place.fail(
            DATASET_METADATA,
            "a column has a type that schemas do not support",
            exception="AssertionError",
        )
    return type_
