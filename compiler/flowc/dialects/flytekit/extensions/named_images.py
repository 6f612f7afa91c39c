"""Images that tasks speak of and do not run: who names an image first may decide its name."""

from __future__ import annotations

from collections.abc import Mapping

from flowc.dialects.flytekit.settings.image_specs.values import ImageSpecValue
from flowc.frontend.interpreter.values import DictValue, InstanceValue, ListValue, TupleValue, Value

OWN = "container_image"
"""The parameter with the image that a task runs."""

MAX_DEPTH = 10
"""How deep images are looked for in what a task is given."""


def note_images(given: Mapping[str, Value]) -> None:
    """Note with each `ImageSpec` in the arguments of a task that it may be named apart."""
    for name, value in given.items():
        if name != OWN:
            _note(value, 0)


def _note(value: Value, depth: int) -> None:
    if depth > MAX_DEPTH:
        return
    match value:
        case ImageSpecValue():
            value.is_named_apart = True
        case DictValue(entries=entries):
            for _, item in entries.values():
                _note(item, depth + 1)
        case ListValue(items=items) | TupleValue(items=items):
            for item in items:
                _note(item, depth + 1)
        case InstanceValue(attributes=attributes):
            for item in attributes.values():
                _note(item, depth + 1)
        case _:
            pass
