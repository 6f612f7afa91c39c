"""Values of unions inside records: which variant mashumaro's encoder takes.

The encoder tries one packer after another. Packers that hand the value on as it is are one group,
which stands first unless its first type is a collection; it looks at the class of the value unless
its last type is a collection. All other packers count as fitting if they do not raise (mashumaro
3.23 core/meta/types/pack.py).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

from flowc.dialects.flytekit.types.choices import is_enum, is_member, literal_values, member_value
from flowc.dialects.flytekit.types.objects import LibraryObject
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.subject import is_generic, take_apart
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.values import (
    ClassValue,
    DataclassTrait,
    DictValue,
    External,
    Generic,
    InstanceValue,
    Known,
    ListValue,
    TupleValue,
    Value,
)

FAILS = object()
"""What a packer gives that raises."""

_ATOMS = ("builtins.int", "builtins.float", "builtins.bool", "builtins.str")
_NONES = ("builtins.NoneType", "types.NoneType")
_LISTS = ("builtins.list", "typing.List")
_DICTS = ("builtins.dict", "typing.Dict")
_TIMES = ("datetime.datetime", "datetime.date", "datetime.time")
_TAKES_TEXT = ("flytekit.FlyteFile", "flytekit.FlyteDirectory")
_FLYTE = ("flytekit.FlyteFile", "flytekit.FlyteDirectory", "flytekit.StructuredDataset")
BARE = ("typing.List", "typing.Dict")
"""Collections that do not say what they hold."""

Pack = Callable[[Value, Value], object]


class Variants:
    """The packers of one union, in the order in which they are tried.

    `keeps` tells whether lists and dicts are handed on without a copy, as for msgpack.
    """

    def __init__(self, arguments: tuple[Value, ...], place: Place, *, keeps: bool) -> None:
        self._place = place
        self._keeps = keeps
        self._group: list[Value] = []
        self._order: list[Value | None] = []
        for argument in (take_apart(a, place).inner for a in arguments):
            if not self._is_kept(argument):
                self._order.append(argument)
                continue
            if not self._group:
                self._order.insert(len(self._order) if _is_collection(argument) else 0, None)
            self._group.append(argument)

    def pack(self, value: Value, pack: Pack, plain: Callable[[Value], object]) -> object:
        """Pack a value, or give FAILS; raises Lost where the variant is not certain."""
        if self._order == [None]:
            return plain(value)
        for argument in self._order:
            if argument is not None:
                packed = self._try(value, argument, pack)
            elif _is_collection(self._group[-1]) or self._is_of_group(value):
                return plain(value)
            else:
                packed = FAILS
            if packed is not FAILS:
                return packed
        return FAILS

    def _is_kept(self, argument: Value) -> bool:
        """Tell whether values of a type are handed on as they are."""
        match argument:
            case Known(value=None):
                return True
            case External(name=name):
                return (
                    name in _ATOMS or name in _NONES or (self._keeps and name in (*_LISTS, *_DICTS))
                )
            case Generic(arguments=inner) if is_generic(argument, *_LISTS, *_DICTS):
                return self._keeps and all(map(self._is_kept, inner))
            case _:
                return False

    def _is_of_group(self, value: Value) -> bool:
        return _value_class(value) in {_class_name(argument) for argument in self._group}

    def _try(self, value: Value, argument: Value, pack: Pack) -> object:
        match argument:
            case ClassValue():
                return self._try_class(value, argument, pack)
            case External(name=name) if name in _TIMES:
                return _iso_text(value)
            case External(name="datetime.timedelta"):
                is_duration = isinstance(value, Known) and isinstance(
                    value.value, datetime.timedelta
                )
                return pack(value, argument) if is_duration else FAILS
            case External(name=name) if name in _FLYTE:
                return pack(value, argument) if isinstance(value, LibraryObject) else FAILS
            case Generic() if is_generic(argument, "typing.Literal"):
                return self._try_literal(value, argument)
            case Generic() if is_generic(argument, *_LISTS):
                if isinstance(value, ListValue):
                    return pack(value, argument)
                is_number = isinstance(value, Known) and not isinstance(value.value, (str, bytes))
                return FAILS if is_number else self._lose()
            case Generic() if is_generic(argument, *_DICTS):
                if isinstance(value, DictValue):
                    return pack(value, argument)
                return FAILS if isinstance(value, Known) else self._lose()
            case _:
                return self._lose()

    def _try_class(self, value: Value, cls: ClassValue, pack: Pack) -> object:
        if isinstance(value, LibraryObject):
            self._lose()
        if is_enum(cls):
            if not isinstance(value, InstanceValue):
                return FAILS
            if not is_member(value):
                has_value = "value" in value.attributes or lookup_in_mro(value.cls, "value")
                return self._lose() if has_value else FAILS
            found = member_value(value, self._place)
            return found.value if isinstance(found, Known) else self._lose()
        trait = next((t for t in cls.traits if isinstance(t, DataclassTrait)), None)
        if trait is None or not trait.fields:
            return self._lose()
        if not isinstance(value, InstanceValue):
            return FAILS
        if value.cls is cls:
            return pack(value, cls)
        names = [field.name for field in trait.fields]
        has_all = all(n in value.attributes or lookup_in_mro(value.cls, n) for n in names)
        return self._lose() if has_all or value.lost is not None else FAILS

    def _try_literal(self, value: Value, argument: Value) -> object:
        host = value.value if isinstance(value, Known) else value
        for item in literal_values(argument, self._place):
            if item == host:
                return item if isinstance(item, (str, int, bool)) else self._lose()
        return FAILS

    def _lose(self) -> object:
        self._place.lose("how a value of this union is encoded is not known")


def _iso_text(value: Value) -> object:
    host = value.value if isinstance(value, Known) else None
    return host.isoformat() if isinstance(host, (datetime.date, datetime.time)) else FAILS


def _is_collection(argument: Value) -> bool:
    return _class_name(argument) in ("str", "list", "dict")


def _class_name(argument: Value) -> str:
    if isinstance(argument, Generic):
        argument = argument.origin
    name = argument.name if isinstance(argument, External) else "NoneType"
    return name.rpartition(".")[2].replace("List", "list").replace("Dict", "dict")


def _value_class(value: Value) -> str:
    match value:
        case Known(value=host):
            return type(host).__name__
        case ListValue():
            return "list"
        case DictValue(type_name=name):
            return name.removeprefix("builtins.")
        case _:
            return ""


def file_of_text(value: Value, arguments: tuple[Value, ...], place: Place) -> str:
    """Name the class of files that a bare string in a union becomes; empty if it stays, or is lost.

    As in `check_accepted`: files and directories take any string (flytekit 1.16.31
    types/file/file.py `assert_type`), and other atoms do not.
    """
    if not isinstance(value, Known) or not isinstance(value.value, str):
        return ""
    inner = [take_apart(argument, place).inner for argument in arguments]
    names = [_named(each) for each in inner]
    if not all(name in (*_ATOMS, *_NONES, *_TAKES_TEXT) for name in names):
        return ""
    # What is encoded after a null that stands first is another matter.
    ends = ("builtins.str", *_NONES, *_TAKES_TEXT)
    first = next((name for name in names if name in ends), "")
    return first if first in _TAKES_TEXT else ""


def _named(variant: Value) -> str:
    if isinstance(variant, Known) and variant.value is None:
        return _NONES[0]
    return variant.name if isinstance(variant, External) else ""


def check_accepted(value: Value, arguments: tuple[Value, ...], place: Place) -> bool:
    """Tell whether a value survives flytekit's look into a union of a record; raises Lost.

    Before a record is encoded, flytekit takes the first variant whose assertion passes, and the
    assertion of `List[T]` and `Dict[K, V]` passes for everything (flytekit 1.16.31
    `_make_dataclass_serializable`). What is not a list or dict then breaks.
    """
    is_uncertain = False
    for argument in (take_apart(a, place).inner for a in arguments):
        if isinstance(argument, External) and argument.name in BARE:
            return _passes_bare(value, argument, place, is_certain=not is_uncertain)
        if is_generic(argument, "typing.List", "typing.Dict"):
            is_list = is_generic(argument, "typing.List")
            if isinstance(value, ListValue if is_list else DictValue):
                return True
            is_text = isinstance(value, Known) and isinstance(value.value, (str, bytes))
            if is_uncertain or is_text or not isinstance(value, Known):
                place.lose("which variant of a union flytekit takes is not known")
            return False
        if isinstance(argument, External) and argument.name in _FLYTE:
            if isinstance(value, Known) and isinstance(value.value, str):
                place.lose("whether flytekit makes a file of this string is not known")
        if isinstance(argument, External) and argument.name in _ATOMS:
            classes = {"int": int, "float": float, "bool": bool, "str": str}
            wanted = classes[argument.name.rpartition(".")[2]]
            if isinstance(value, Known) and isinstance(value.value, wanted):
                return True
        elif isinstance(argument, ClassValue):
            if isinstance(value, InstanceValue) and value.cls is argument:
                return True
            is_uncertain = is_uncertain or is_enum(argument) or isinstance(value, InstanceValue)
        else:
            is_uncertain = True
    return True


def _passes_bare(value: Value, bare: External, place: Place, *, is_certain: bool) -> bool:
    """Tell whether a value survives `List` or `Dict` alone, which takes all, and tells no item."""
    match value:
        case ListValue(items=items, lost=None) if is_certain and bare.name == "typing.List":
            return not items
        case DictValue(entries=entries, lost=None) if is_certain and bare.name == "typing.Dict":
            return not entries
        case TupleValue(items=members) if is_certain and members:
            return False
        case Known(value=None | bool() | int() | float()) if is_certain:
            return False
        case _:
            place.lose("which variant of a union flytekit takes is not known")
