"""The bases of users' classes: whether flytekit's lookup through them is known."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.dialects.flytekit.types.catalogue import described_type
from flowc.dialects.flytekit.types.library_types import (
    CLASSES,
    CONSTANT,
    DATAFRAMES,
    MESSAGE,
    MESSAGES,
)
from flowc.dialects.flytekit.types.place import Place
from flowc.frontend.interpreter.values import ClassValue, External, Generic, Unknown, Value

JSON_MIXIN = "mashumaro.mixins.json.DataClassJSONMixin"
JSON_MIXINS = frozenset({"dataclasses_json.DataClassJsonMixin", JSON_MIXIN})
"""Base classes that give a dataclass a JSON form."""

JSON_METHODS = ("from_dict", "from_json", "schema", "to_dict", "to_json")
"""What those classes, and the decorator `dataclass_json`, add to a dataclass."""

_KNOWN = frozenset(
    {
        "builtins.list",
        "builtins.dict",
        "builtins.tuple",
        "typing.List",
        "typing.Dict",
        "typing.Tuple",
        "typing.Iterator",
        "collections.abc.Iterator",
        "enum.Enum",
        "enum.Flag",
        "enum.IntEnum",
        "enum.IntFlag",
        "enum.StrEnum",
        "enum.ReprEnum",
        "os.PathLike",
        "flytekit.FlyteFile",
        "flytekit.FlyteDirectory",
        "flytekit.types.schema.types.FlyteSchema",
        "mashumaro.types.SerializableType",
        "pydantic.BaseModel",
        MESSAGE,
        *JSON_MIXINS,
    }
)


def require_known_bases(cls: ClassValue, place: Place) -> None:
    """Raise Lost if a class has a base that is not known: it may have an encoder of its own."""
    for base in _bases(cls):
        match base:
            case Unknown():
                place.lose(base)
            case External(name=name):
                if not is_known(name, place):
                    place.lose(f"the base class `{name}` of `{cls.name}` is not known")
            case ClassValue():
                pass
            case _:
                place.lose(f"a base of `{cls.name}` is not a class that can be followed")


def is_known(name: str, place: Place) -> bool:
    """Tell whether what flytekit makes of a library class is known."""
    return (
        name in _KNOWN
        or name in CLASSES
        or name in CONSTANT
        or name in DATAFRAMES
        or name in MESSAGES
        or name.startswith("typing.")
        or described_type(name, place) is not None
    )


def library_bases(cls: ClassValue) -> set[str]:
    """Name the library classes in the MRO of a class."""
    return {entry.name for entry in cls.mro if isinstance(entry, External)}


def _bases(cls: ClassValue) -> Iterator[Value]:
    for entry in cls.mro:
        if isinstance(entry, ClassValue):
            for base in entry.bases:
                yield base.origin if isinstance(base, Generic) else base
