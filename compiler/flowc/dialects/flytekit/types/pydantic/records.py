"""Dataclasses inside pydantic models: their fields, as pydantic collects them."""

from __future__ import annotations

from flowc.dialects.flytekit.types.dataclass_fields import fields_of, hint
from flowc.dialects.flytekit.types.objects import LibraryObject
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.pydantic.fields import (
    FIELD,
    ModelField,
    merge_annotated,
    schema_ways,
)
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.values import (
    ClassValue,
    DictValue,
    FieldValue,
    Generic,
    Known,
    Unknown,
    Value,
)

_METADATA = frozenset({"alias", "description", "title"})
"""Keys of a field's metadata that pydantic takes for settings, and that are followed."""


def is_dataclass(cls: ClassValue) -> bool:
    """Tell whether a class is a dataclass of Python's own."""
    return fields_of(cls) is not None


def record_fields(cls: ClassValue, place: Place) -> tuple[ModelField, ...]:
    """Give the fields of a dataclass as pydantic sees them; raises Lost if that is not known.

    Mirrors pydantic 2.11 and later (_internal/_fields.py `collect_dataclass_fields`).
    """
    if cls.lost is not None:
        place.lose(cls.lost)
    for name in ("__pydantic_config__", "__get_pydantic_core_schema__"):
        if lookup_in_mro(cls, name) is not None:
            place.lose(f"`{name}` of `{cls.name}` is not followed")
    # The docstring is one that `dataclass` makes, if it is not known.
    if ways := [name for name in schema_ways(cls) if name != "__doc__"]:
        place.lose(f"`{ways[0]}` of `{cls.name}` may change its schema")
    if any(
        isinstance(base, Generic) for e in cls.mro if isinstance(e, ClassValue) for base in e.bases
    ):
        place.lose(f"the generic dataclass `{cls.name}` in a model is not followed")
    found = (_field(cls, field, place) for field in fields_of(cls) or ())
    return tuple(field for field in found if field is not None)


def _field(cls: ClassValue, field: FieldValue, place: Place) -> ModelField | None:
    if field.is_class_variable:
        return None
    if field.is_init_only or not field.init:
        place.lose(f"what pydantic makes of the field `{field.name}` is not known")
    annotation, at = hint(field, place)
    settings: dict[str, Value] = {}
    annotation = merge_annotated(annotation, settings, at)
    settings |= _metadata(field, place)
    if field.factory is not None:
        settings["default_factory"] = field.factory
    if isinstance(field.default, LibraryObject) and field.default.name == FIELD:
        place.lose(f"the default of `{field.name}` is not known")
    return ModelField(
        name=field.name,
        annotation=annotation,
        owner=field.owner or cls,
        settings=settings,
        default=field.default,
        span=field.span,
    )


def _metadata(field: FieldValue, place: Place) -> dict[str, Value]:
    match field.metadata:
        case None | Known(value=None):
            return {}
        case DictValue(entries=entries, lost=None):
            if not entries.keys() <= _METADATA:
                place.lose(f"what the metadata of `{field.name}` means to pydantic is not known")
            return {str(key): item for key, (_, item) in entries.items()}
        case DictValue(lost=Unknown() as unknown) | (Unknown() as unknown):
            place.lose(unknown)
        case _:
            place.lose(f"what the metadata of `{field.name}` means to pydantic is not known")
