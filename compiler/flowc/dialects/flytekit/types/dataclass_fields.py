"""The fields of users' dataclasses."""

from __future__ import annotations

from flowc.dialects.flytekit.types.place import Place
from flowc.frontend.interpreter.annotations import hidden_name
from flowc.frontend.interpreter.values import (
    ClassValue,
    DataclassTrait,
    DictValue,
    FieldValue,
    Known,
    Value,
)


def fields_of(cls: ClassValue) -> tuple[FieldValue, ...] | None:
    """Give the fields of a dataclass, also if only a base is one; None for other classes."""
    for entry in cls.mro:
        for trait in entry.traits if isinstance(entry, ClassValue) else ():
            if isinstance(trait, DataclassTrait):
                return trait.fields
    return None


def hint(field: FieldValue, place: Place) -> tuple[Value, Place]:
    """Give a field's type, resolved in the module of the class that declares it."""
    module = place.module if field.owner is None else field.owner.module
    at = Place(place.machine, module, field.span)
    attributes = () if field.owner is None else field.owner.namespace
    hidden = hidden_name(field.annotation, attributes, module)
    if hidden is not None:
        at.lose(f"the annotation of `{field.name}` is text, where `{hidden}` is of the class")
    return place.machine.resolve_annotation(field.annotation, module, field.span), at


def alias_of(field: FieldValue) -> str:
    """Give the alias that a field's metadata sets, or nothing."""
    if isinstance(field.metadata, DictValue):
        entry = field.metadata.entries.get("alias")
        if entry is not None and isinstance(entry[1], Known) and isinstance(entry[1].value, str):
            return entry[1].value
    return ""
