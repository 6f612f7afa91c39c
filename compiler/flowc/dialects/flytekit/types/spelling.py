"""How Python prints a type: part of the contract of pickled values."""

from __future__ import annotations

import builtins
import datetime
from types import MethodDescriptorType

from flowc.dialects.flytekit.types.catalogue import described_type, printed
from flowc.dialects.flytekit.types.library_types import (
    CLASSES,
    CONSTANT,
    DIRECTORY_ALIASES,
    FILE_ALIASES,
    LibraryClass,
)
from flowc.dialects.flytekit.types.place import Place
from flowc.frontend.interpreter.values import (
    ClassTrait,
    ClassValue,
    EnumTrait,
    External,
    Generic,
    Known,
    ListValue,
    ModuleValue,
    TypeVariable,
    Unknown,
    Value,
)

TYPING_CLASSES = frozenset(
    (
        "BinaryIO Generic IO NewType ParamSpec Protocol SupportsAbs SupportsBytes SupportsComplex "
        "SupportsFloat SupportsIndex SupportsInt SupportsRound TextIO TypeVar"
    ).split()
)


FORWARD_REFERENCE = "typing.ForwardRef"
"""The kind of a variable that stands for a string inside a generic of typing."""


def spell(value: Value, place: Place) -> str:
    """Give `str()` of a type, as CPython 3.11 and its typing module print it; raises Lost."""
    match value:
        case Known(value=None):
            return "None"
        case External(name=name) if is_special_form(name):
            return name
        case External(name="builtins.NoneType" | "types.NoneType"):
            return "<class 'NoneType'>"
        case ClassValue(traits=traits) if (enum := _enum_trait(traits)) is not None:
            return f"<{'flag' if enum.is_flag else 'enum'} {value.name!r}>"
        case ClassValue() | External():
            return f"<class '{_qualified(value, place)}'>"
        case _:
            return _represent(value, place, in_typing=True)


def _enum_trait(traits: list[ClassTrait]) -> EnumTrait | None:
    return next((trait for trait in traits if isinstance(trait, EnumTrait)), None)


def is_special_form(name: str) -> bool:
    """Tell whether a name of `typing` is a special form or alias, not a class."""
    module, _, short = name.rpartition(".")
    return module == "typing" and short not in TYPING_CLASSES


def method_text(name: str) -> str | None:
    """Give `str()` of a method of a built-in class or a date, as in `datetime.datetime.date`.

    Others are functions, whose text holds an address.
    """
    owner, _, short = name.rpartition(".")
    module, _, cls = owner.rpartition(".")
    if module not in ("builtins", "datetime"):
        return None
    found = vars(builtins if module == "builtins" else datetime).get(cls)
    method: object = getattr(found, short, None) if isinstance(found, type) else None
    return repr(method) if isinstance(method, MethodDescriptorType) else None


def _qualified(value: ClassValue | External, place: Place) -> str:
    """Give the module and qualified name of a class; the module is left out for built-ins."""
    if isinstance(value, ClassValue):
        if value.lost is not None and "metaclass" in value.keywords:
            place.lose(value.lost)
        return f"{value.module.name}.{value.qualname}"
    name = _library_name(value.name, place)
    return name.removeprefix("builtins.")


_FILE = "flytekit.types.file.file.FlyteFile"
_FOLDER = "flytekit.types.directory.types.FlyteDirectory"
_SCHEMA = "flytekit.types.schema.types.FlyteSchema"
_MADE = "{}.__class_getitem__.<locals>.{}"
_FLYTE = {
    "flytekit.FlyteFile": _FILE,
    "flytekit.FlyteDirectory": _FOLDER,
    "flytekit.StructuredDataset": (
        "flytekit.types.structured.structured_dataset.StructuredDataset"
    ),
    _SCHEMA: _SCHEMA,
    "os.PathLike": "os.PathLike",
    **{
        f"flytekit.types.file.{name}": _MADE.format(_FILE, "_SpecificFormatClass")
        for name in FILE_ALIASES
    },
    **{
        f"flytekit.types.directory.{name}": _MADE.format(_FOLDER, "_SpecificFormatDirectoryClass")
        for name in DIRECTORY_ALIASES
    },
}
"""Classes of flytekit 1.16.31 by the names that they have here."""
_FLYTE_GENERICS = {
    "flytekit.FlyteFile": _MADE.format(_FILE, "_SpecificFormatClass"),
    "flytekit.FlyteDirectory": _MADE.format(_FOLDER, "_SpecificFormatDirectoryClass"),
    _SCHEMA: _MADE.format(_SCHEMA, "_TypedSchema"),
}
"""What their subscription makes: a class of its own each time."""


def _library_name(name: str, place: Place) -> str:
    if (flyte := _FLYTE.get(name)) is not None:
        return flyte
    known = CLASSES.get(name)
    if known is None and name in CONSTANT:
        known = LibraryClass(name)
    if name.startswith(("builtins.", "collections.")):
        return name
    spelling = None if known is None else known.spelling
    if known is None and (entry := described_type(name, place)) is not None:
        spelling = printed(entry, place)
    if spelling is None:
        place.lose(f"how Python prints `{name}` is not known")
    return spelling


def _represent(value: Value, place: Place, *, in_typing: bool) -> str:
    """Give what stands for a type inside the brackets of another one."""
    match value:
        case Known(value=None):
            return "NoneType" if in_typing else "None"
        case External(name="builtins.NoneType" | "types.NoneType"):
            return "NoneType"
        case Known(value=text) if text is Ellipsis:
            return "..."
        case External(name=name) if is_special_form(name):
            return name
        case ClassValue() | External():
            return _qualified(value, place)
        case ListValue(items=items, lost=None):
            return f"[{', '.join(_represent(i, place, in_typing=in_typing) for i in items)}]"
        case Generic():
            return _represent_generic(value, place)
        case TypeVariable(kind="typing.TypeVar" | "typing.ParamSpec", supertype=None, name=name):
            return f"~{name}"
        case TypeVariable(kind=kind, name=name) if kind == FORWARD_REFERENCE:
            return f"ForwardRef({name!r})"
        case TypeVariable(supertype=Value(), name=name):
            return _new_type(value, name, place)
        case Unknown():
            place.lose(value)
        case _:
            place.lose("how Python prints this type is not known")


def _new_type(value: TypeVariable, name: str, place: Place) -> str:
    """Name a NewType after the one module that binds it."""
    homes = [
        module.name
        for module in place.machine.modules.values()
        if isinstance(module, ModuleValue) and value in module.namespace.values()
    ]
    if len(homes) != 1:
        place.lose(f"the module of the NewType `{name}` is not known")
    return f"{homes[0]}.{name}"


def _represent_generic(value: Generic, place: Place) -> str:
    origin = value.origin
    arguments = value.arguments
    match origin:
        case External(name="typing.Union"):
            return _union(arguments, place)
        case External(name="types.UnionType"):
            return " | ".join(_represent(a, place, in_typing=False) for a in arguments)
        case External(name="typing.Literal"):
            return f"typing.Literal[{', '.join(_constant(a, place) for a in arguments)}]"
        case External(name="typing.Annotated"):
            first = _represent(arguments[0], place, in_typing=True)
            rest = [_constant(a, place) for a in arguments[1:]]
            return f"typing.Annotated[{', '.join([first, *rest])}]"
        case External(name=name) if name in _FLYTE_GENERICS:
            return _FLYTE_GENERICS[name]
        case External(name=name):
            in_typing = is_special_form(name)
            head = name if in_typing else _qualified(origin, place)
        case ClassValue():
            in_typing, head = True, _qualified(origin, place)
        case _:
            place.lose("how Python prints this type is not known")
    parts = [_represent(a, place, in_typing=in_typing) for a in arguments]
    return f"{head}[{', '.join(parts)}]"


def _union(arguments: tuple[Value, ...], place: Place) -> str:
    parts = [_represent(a, place, in_typing=True) for a in arguments]
    if len(parts) == 2 and "NoneType" in parts:
        other = parts[1] if parts[0] == "NoneType" else parts[0]
        return f"typing.Optional[{other}]"
    return f"typing.Union[{', '.join(parts)}]"


def _constant(value: Value, place: Place) -> str:
    """Give `repr()` of a constant among the arguments of a type."""
    if isinstance(value, Known) and isinstance(value.value, (str, bytes, int, float, type(None))):
        return repr(value.value)
    shown = place.machine.represent(value, place.span)
    if isinstance(shown, Known) and isinstance(shown.value, str):
        return shown.value
    place.lose("how Python prints the metadata of this type is not known")
