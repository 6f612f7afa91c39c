"""The names that a template may use, and what each holds, as far as a manifest says it."""

from __future__ import annotations

from collections.abc import Mapping

from flowc.manifests.known_names import OF_BASES, OF_RESOURCES, OF_SDK, OF_SETTINGS
from flowc.manifests.shapes import ANYTHING, Named, Nullable, OneOf, Shape

Fields = Mapping[str, Shape]

_SETTINGS = Named("settings of packaging")
_SDK = Named("sdk")

KNOWN_RECORDS: Mapping[str, Fields] = {
    _SETTINGS.name: dict.fromkeys(OF_SETTINGS, ANYTHING),
    _SDK.name: dict.fromkeys(OF_SDK, ANYTHING),
    "resources": dict.fromkeys(OF_RESOURCES, ANYTHING),
}
"""What has the same fields in all manifests."""

ENUM_FIELDS: Fields = {"name": ANYTHING, "value": ANYTHING}
"""What members of an enumeration have."""

Names = Mapping[str, Shape]
"""Variables, with what each holds."""


def made_task(name: str) -> Named:
    """Give the shape of the variable `task` of a kind of tasks."""
    return Named(f"{name}, once it is made")


def task_names(parameters: Names, configs: tuple[Shape, ...], made: Shape | None = None) -> Names:
    """Give the variables of a task's templates; `made` is the task, once its base has made it."""
    names: dict[str, Shape] = dict.fromkeys(OF_BASES, ANYTHING)
    names |= parameters
    names["settings"], names["sdk"] = _SETTINGS, _SDK
    if made is not None:
        names["task"] = made
    config = OneOf(configs) if configs else parameters.get("task_config")
    if config is not None:
        names["config"] = config
    return names


def record_names(fields: Names) -> Names:
    """Give the variables of what is said of a record."""
    return {**fields, "sdk": _SDK}


class Reader:
    """Follows paths through what variables hold; `records` are the classes of the manifest."""

    def __init__(self, records: Mapping[str, Fields]) -> None:
        self._records = {**KNOWN_RECORDS, **records}

    def attribute(self, shape: Shape, name: str) -> Shape | None:
        """Give what a field holds; None if there is certainly no such field."""
        match shape:
            case Nullable(item=item):
                return self.attribute(item, name)
            case OneOf(options=options):
                found = [each for option in options if (each := self.attribute(option, name))]
                return OneOf(tuple(found)) if found else None
            case Named(name=record) if record in self._records:
                return self._records[record].get(name)
            case _:
                return ANYTHING

    def fields(self, shape: Shape) -> list[str]:
        """Give the names of the fields that something is known to have."""
        match shape:
            case Nullable(item=item):
                return self.fields(item)
            case OneOf(options=options):
                return [name for option in options for name in self.fields(option)]
            case Named(name=record):
                return list(self._records.get(record, ()))
            case _:
                return []
