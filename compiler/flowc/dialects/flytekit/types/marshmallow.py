"""What dataclasses_json and marshmallow surely have no JSON Schema for."""

from __future__ import annotations

from flowc.dialects.flytekit.types.bases import JSON_METHODS, library_bases
from flowc.dialects.flytekit.types.catalogue import described_type
from flowc.dialects.flytekit.types.choices import is_enum
from flowc.dialects.flytekit.types.dataclass_fields import fields_of
from flowc.dialects.flytekit.types.library_types import CLASSES, CONSTANT, DATAFRAMES, MESSAGES
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.subject import is_generic
from flowc.dialects.flytekit.types.uris import FILE, SCHEMA
from flowc.frontend.interpreter.context import Builtin
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.values import (
    ClassValue,
    Deferred,
    External,
    FieldValue,
    Generic,
    Known,
    Value,
)

_MIXIN = "dataclasses_json.DataClassJsonMixin"
_COLLECTIONS = ("builtins.list", "typing.List", "builtins.dict", "typing.Dict")
_PLAIN = (FILE, SCHEMA)
"""Classes of flytekit's with a JSON form that is mashumaro's alone."""

_MAPPED = frozenset(
    (
        "builtins.dict builtins.list builtins.tuple builtins.str builtins.int builtins.float "
        "builtins.bool datetime.datetime uuid.UUID decimal.Decimal enum.Enum enum.IntEnum "
        "enum.StrEnum enum.Flag enum.IntFlag"
    ).split()
)
"""Classes that dataclasses_json 0.6 maps to fields of marshmallow (mm.py `TYPES`), and enums."""


def is_dataclass_json(cls: ClassValue) -> bool:
    """Tell whether a dataclass has the methods of dataclasses_json."""
    if _MIXIN in library_bases(cls):
        return True
    return lookup_in_mro(cls, "dataclass_json_config") is not None


def takes_method_for_default(cls: ClassValue, field: FieldValue) -> bool:
    """Tell whether a field without a default has the name of a method of dataclasses_json.

    Mirrors dataclasses_json 0.5.9 api.py `_process_class`, which sets its methods on the class, and
    mashumaro 3.23 jsonschema/schema.py `Instance.fields`, which finds them there. A method that is
    inherited is a default to Python's own `dataclass` already.
    """
    if field.default is not None or field.name not in JSON_METHODS:
        return False
    inherited = field.factory is None and _MIXIN in library_bases(cls)
    return inherited or isinstance(cls.namespace.get(field.name), Builtin)


def has_no_schema(cls: ClassValue, place: Place) -> bool:
    """Tell whether marshmallow surely refuses a dataclass: one field of its own kind is enough.

    Mirrors dataclasses_json 0.6 mm.py `build_type` and marshmallow_jsonschema 0.13, which cannot
    derive a schema of the plain `Field` that stands for all that is not known.
    """
    return any(_is_refused_field(field, place) for field in fields_of(cls) or ())


def _is_refused_field(field: FieldValue, place: Place) -> bool:
    if field.is_class_variable or field.is_init_only or field.metadata is not None:
        return False
    return _is_refused(field.annotation, place)


def _is_refused(annotation: Value, place: Place) -> bool:
    match annotation:
        case Known(value=str()) | Deferred():
            return True
        case ClassValue() if fields_of(annotation) is not None:
            return not is_dataclass_json(annotation) or has_no_schema(annotation, place)
        case ClassValue():
            return annotation.lost is None and not is_enum(annotation)
        case External(name=name):
            if name in _MAPPED or name.startswith("typing."):
                return False
            ours = any(name in names for names in (CLASSES, CONSTANT, DATAFRAMES, MESSAGES, _PLAIN))
            return ours or described_type(name, place) is not None
        case Generic(origin=External(name=name)) if name in _PLAIN:
            return True
        case Generic(arguments=arguments) if is_generic(annotation, *_COLLECTIONS):
            return _is_refused(arguments[-1], place)
        case _:
            return False
