"""Where flytekit cannot stand None in a record."""

from __future__ import annotations

from flowc.dialects.flytekit.types.uris import DATASET, SCHEMA
from flowc.frontend.interpreter.values import ClassValue, DataclassTrait, External, Generic, Value


def has_attributes(type_: Value) -> bool:
    """Tell whether flytekit reads attributes of a value of this type, None or not.

    It does so of the dataclasses that have any, before it encodes the record that holds them
    (flytekit 1.16.31 core/type_engine.py `_make_dataclass_serializable`).
    """
    if isinstance(type_, ClassValue):
        classes = [cls for cls in type_.mro if isinstance(cls, ClassValue)]
        return _is_dataclass(classes) and any(cls.annotation_spans for cls in classes)
    origin = type_.origin if isinstance(type_, Generic) else type_
    return isinstance(origin, External) and origin.name in (DATASET, SCHEMA)


def _is_dataclass(classes: list[ClassValue]) -> bool:
    return any(isinstance(trait, DataclassTrait) for cls in classes for trait in cls.traits)
