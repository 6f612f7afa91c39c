"""The keys of a TypedDict, as mashumaro reads them."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.spelling import FORWARD_REFERENCE
from flowc.dialects.flytekit.types.subject import is_generic
from flowc.frontend.interpreter.values import ClassValue, Generic, Known, TypeVariable, Value


def typed_dict_keys(cls: ClassValue, place: Place) -> Iterator[tuple[str, Value, Place]]:
    """Give each key with its type and the place of that; raises Lost unless all are required."""
    for entry in reversed(cls.mro):
        if not isinstance(entry, ClassValue):
            continue
        if entry.keywords:
            place.lose(f"which keys of `{cls.name}` are required is not known")
        for key, annotation in entry.annotations.items():
            if _has_text_inside(annotation):
                place.lose(f"where the text in the type of `{key}` is evaluated is not known")
            resolved = place.machine.resolve_annotation(annotation, entry.module, entry.span)
            if is_generic(resolved, "typing.Required", "typing.NotRequired", "typing.ReadOnly"):
                place.lose(f"which keys of `{cls.name}` are required is not known")
            yield key, resolved, Place(place.machine, entry.module, entry.span)


def _has_text_inside(annotation: Value) -> bool:
    """Tell whether there is text in a generic, which mashumaro evaluates far from its class."""
    if not isinstance(annotation, Generic) or is_generic(annotation, "typing.Literal"):
        return False
    return any(
        (isinstance(part, Known) and isinstance(part.value, str))
        or (isinstance(part, TypeVariable) and part.kind == FORWARD_REFERENCE)
        or _has_text_inside(part)
        for part in annotation.arguments
    )
