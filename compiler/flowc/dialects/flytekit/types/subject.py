"""A type expression taken apart: the type, and what Annotated adds to it."""

from __future__ import annotations

from flowc.dialects.flytekit.types.catalogue import described_type
from flowc.dialects.flytekit.types.codes import ANNOTATION_CONFLICT
from flowc.dialects.flytekit.types.objects import LibraryObject
from flowc.dialects.flytekit.types.place import Place
from flowc.frontend.interpreter.host import NotHostError, to_host
from flowc.frontend.interpreter.values import (
    ClassValue,
    DataclassTrait,
    DictValue,
    EnumTrait,
    External,
    Generic,
    InstanceValue,
    ModuleValue,
    Unknown,
    Value,
)
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.plain import PlainMap, freeze
from flowc_ir.types import AnnotatedType, Type

ANNOTATED = "typing.Annotated"
FLYTE_ANNOTATION = "flytekit.core.annotation.FlyteAnnotation"
TRANSFORMER = "flytekit.core.type_engine.TypeTransformer"
ARTIFACTS = ("flytekit.Artifact", "union.Artifact")
RESERVED_KEY = "cache-key-metadata"


@dataclass(frozen=True, slots=True)
class Subject:
    """One type to lower: as written (`whole`), without Annotated (`inner`), and the metadata."""

    whole: Value
    inner: Value
    metadata: tuple[Value, ...]
    place: Place

    @property
    def is_annotated(self) -> bool:
        """Whether the type stands in Annotated."""
        return bool(self.metadata)

    @property
    def has_flyte_annotation(self) -> bool:
        """Whether a FlyteAnnotation is among the metadata."""
        return any(is_flyte_annotation(item) for item in self.metadata)


def take_apart(value: Value, place: Place) -> Subject:
    """Split `Annotated[T, …]`, which typing keeps flat; raises Lost on unknown metadata."""
    inner = value
    metadata: tuple[Value, ...] = ()
    while is_generic(inner, ANNOTATED):
        if not isinstance(inner, Generic):
            break
        metadata = (*inner.arguments[1:], *metadata)
        inner = inner.arguments[0]
    for item in metadata:
        _check_metadata(item, place)
    return Subject(_by_name(value, place), _by_name(inner, place), metadata, place)


def _by_name(value: Value, place: Place) -> Value:
    """Give a class of Python's library by its name, also one that the interpreter runs.

    A record or enum of a third party that a manifest describes is as one of the user's own.
    """
    match value:
        case ClassValue(module=ModuleValue(path="", name=module), qualname=qualname):
            name = f"{module}.{qualname}"
            is_plain = any(isinstance(t, (DataclassTrait, EnumTrait)) for t in value.traits)
            is_described = described_type(name, place) is not None
            return value if is_plain and not is_described else External(name)
        case Generic(origin=ClassValue(module=ModuleValue(path="")) as origin):
            return Generic(_by_name(origin, place), value.arguments)
        case _:
            return value


def is_generic(value: Value, *origins: str) -> bool:
    """Tell whether a value is a subscripted library type of one of these names."""
    return (
        isinstance(value, Generic)
        and isinstance(value.origin, External)
        and value.origin.name in origins
    )


def is_flyte_annotation(item: Value) -> bool:
    """Tell whether metadata is a FlyteAnnotation."""
    return isinstance(item, LibraryObject) and item.name == FLYTE_ANNOTATION


def _check_metadata(item: Value, place: Place) -> None:
    """Refuse metadata that may be a transformer or an annotation of flytekit's."""
    match item:
        case Unknown():
            place.lose(item)
        case InstanceValue(cls=cls):
            if cls.lost is not None:
                place.lose(cls.lost)
            if _derives(cls, FLYTE_ANNOTATION, TRANSFORMER, *ARTIFACTS):
                place.lose(f"`{cls.name}` in Annotated has its own way with the type")
        case _:
            pass


def _derives(cls: ClassValue, *names: str) -> bool:
    return any(isinstance(entry, External) and entry.name in names for entry in cls.mro)


def with_annotations(type_: Type, subject: Subject) -> Type:
    """Attach the data of a FlyteAnnotation (flytekit 1.16.31 `TypeEngine.to_literal_type`)."""
    found = [item for item in subject.metadata if is_flyte_annotation(item)]
    if not found:
        return type_
    place = subject.place
    if len(found) > 1:
        place.fail(
            ANNOTATION_CONFLICT,
            "a type has more than one FlyteAnnotation",
            exception="ValueError",
            hint="merge them into one",
        )
    data = _data(found[0], place)
    if any(key == RESERVED_KEY for key, _ in data.entries):
        place.fail(
            ANNOTATION_CONFLICT,
            f"the key `{RESERVED_KEY}` of a FlyteAnnotation is taken by Flyte",
            exception="AssertionError",
        )
    return AnnotatedType(type_, data)


def _data(annotation: Value, place: Place) -> PlainMap:
    value = annotation.arguments.get("data") if isinstance(annotation, LibraryObject) else None
    if not isinstance(value, DictValue):
        place.lose("the data of this FlyteAnnotation is not known")
    try:
        data = freeze(to_host(value))
    except NotHostError as error:
        place.lose(error.unknown or error.reason)
    except TypeError as error:
        place.lose(f"the data of this FlyteAnnotation cannot be carried: {error}")
    if not isinstance(data, PlainMap) or not all(isinstance(key, str) for key, _ in data.entries):
        place.lose("the data of this FlyteAnnotation is not a dict with string keys")
    return data
