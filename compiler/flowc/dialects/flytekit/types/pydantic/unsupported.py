"""Types that pydantic refuses in a model, when the class of the model is made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Never

from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.pydantic.fields import model_trait, settings_of
from flowc.dialects.flytekit.types.subject import is_generic
from flowc.dialects.flytekit.types.type_arguments import substituted
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import (
    ClassValue,
    DataclassTrait,
    ExceptionValue,
    External,
    Generic,
    Known,
    Value,
    find_trait,
)

_ALLOWED = "arbitrary_types_allowed"
_HOOKS = ("__get_pydantic_core_schema__", "__get_validators__", "__pydantic_core_schema__")
_CONTAINERS = (
    *("builtins.list", "typing.List", "builtins.dict", "typing.Dict", "builtins.set"),
    *("typing.Set", "builtins.tuple", "typing.Tuple", "typing.Union", "types.UnionType"),
    *("typing.Sequence", "collections.abc.Sequence", "typing.Mapping", "collections.abc.Mapping"),
)
_UNKNOWN = frozenset(
    (
        "builtins.range builtins.slice builtins.memoryview typing.IO typing.TextIO typing.BinaryIO "
        "typing.Sized collections.abc.Sized google.protobuf.struct_pb2.Struct "
        "google.protobuf.duration_pb2.Duration google.protobuf.timestamp_pb2.Timestamp "
        "pandas.DataFrame pandas.Series pyarrow.Table numpy.ndarray"
    ).split()
)


def check_fields(machine: Machine, cls: ClassValue) -> None:
    """Raise Raised if a field of a new model surely has a type that pydantic does not know.

    Mirrors pydantic 2.11 and later (_internal/_generate_schema.py `_unknown_type_schema`).
    """
    trait = model_trait(cls)
    if trait is None or cls.lost is not None:
        return
    try:
        if _ALLOWED in settings_of(cls, Place(machine, cls.module, cls.span)):
            return
    except Lost:
        return
    pairs = trait.substitution
    # What a parametrized model adds to its fields is what stands for the type variables.
    own = {
        name: substituted(f.annotation, pairs) if pairs else f.annotation
        for name, f in trait.fields.items()
        if f.owner is cls or pairs
    }
    check_annotations(machine, cls, own)


def check_annotations(machine: Machine, cls: ClassValue, annotations: Mapping[str, Value]) -> None:
    """Raise Raised if pydantic surely does not know one of these types of a class's fields."""
    for name, annotation in annotations.items():
        span = cls.annotation_spans.get(name, cls.span)
        try:
            resolved = machine.resolve_annotation(annotation, cls.module, span)
            found = _unsupported(machine, resolved, frozenset({cls}))
        except (Lost, Raised):
            # A name may be bound later: until then pydantic waits.
            continue
        if found is not None:
            refuse_type(name, found, Place(machine, cls.module, span))


def refuse_type(field: str, type_: str, place: Place) -> Never:
    """Raise what pydantic raises of a type that it does not know."""
    message = f"pydantic does not know the type `{type_}` of the field `{field}`"
    value = ExceptionValue(External(_ERROR), (Known(message),))
    raise Raised(value, place.span, f"PydanticSchemaGenerationError: {message}")


_ERROR = "pydantic.errors.PydanticSchemaGenerationError"


def _unsupported(machine: Machine, annotation: Value, inside: frozenset[ClassValue]) -> str | None:
    """Name a type inside an annotation that pydantic surely does not know.

    `inside` are the classes whose fields are being looked at.
    """
    match annotation:
        case ClassValue() if is_unsupported(annotation):
            return annotation.name
        case ClassValue() if annotation not in inside:
            return _in_dataclass(machine, annotation, inside | {annotation})
        case External(name=name) if name in _UNKNOWN:
            return name
        case Generic() if is_generic(annotation, "typing.Iterator", "collections.abc.Iterator"):
            return "Iterator"
        case Generic(origin=ClassValue() as origin) if is_unsupported(origin):
            return origin.name
        case Generic(arguments=arguments) if is_generic(annotation, *_CONTAINERS):
            found = (_unsupported(machine, part, inside) for part in arguments)
            return next((name for name in found if name), None)
        case _:
            return None


def _in_dataclass(machine: Machine, cls: ClassValue, inside: frozenset[ClassValue]) -> str | None:
    """Name a type of a dataclass's fields; pydantic makes a schema of these too."""
    trait = find_trait(cls, DataclassTrait)
    hooks = (*_HOOKS, "__pydantic_config__", "__pydantic_validator__")
    if trait is None or cls.lost is not None:
        return None
    if any(lookup_in_mro(cls, name) is not None for name in hooks):
        return None
    for field in trait.fields:
        if not field.is_class_variable:
            module = (field.owner or cls).module
            resolved = machine.resolve_annotation(field.annotation, module, field.span)
            found = _unsupported(machine, resolved, inside)
            if found is not None:
                return found
    return None


def is_unsupported(cls: ClassValue) -> bool:
    """Tell whether a class is a plain one, of which pydantic surely knows nothing."""
    if cls.lost is not None or cls.traits or cls.keywords:
        return False
    if any(lookup_in_mro(cls, name) is not None for name in _HOOKS):
        return False
    return all(
        isinstance(entry, ClassValue) and not entry.traits
        if not isinstance(entry, External)
        else entry.name in ("builtins.object", "typing.Generic")
        for entry in cls.mro
    )
