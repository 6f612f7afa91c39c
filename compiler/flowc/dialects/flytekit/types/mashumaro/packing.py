"""Plain data of constants, as mashumaro's encoders write them."""

from __future__ import annotations

import datetime
import decimal
import fractions
import ipaddress
import math
import pathlib
import uuid
from base64 import encodebytes
from typing import Never

from flowc.dialects.flytekit.types.bases import library_bases
from flowc.dialects.flytekit.types.choices import is_enum, is_member, literal_values, member_value
from flowc.dialects.flytekit.types.mashumaro.absent import has_attributes
from flowc.dialects.flytekit.types.mashumaro.touched import untouchable
from flowc.dialects.flytekit.types.mashumaro.typed_dicts import typed_dict_keys
from flowc.dialects.flytekit.types.mashumaro.unions import (
    BARE,
    FAILS,
    Variants,
    check_accepted,
    file_of_text,
)
from flowc.dialects.flytekit.types.mashumaro.unreadable import tell_unreadable
from flowc.dialects.flytekit.types.objects import LibraryObject, PlainVariable
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.subject import is_generic, take_apart
from flowc.dialects.flytekit.types.type_arguments import Arguments, field_type
from flowc.dialects.flytekit.types.uris import (
    DATASET,
    DIRECTORY,
    FILE,
    dataset_parts,
    file_parts,
    remote_text,
)
from flowc.frontend.interpreter.context import Builtin
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.values import (
    ClassValue,
    DataclassTrait,
    DictValue,
    External,
    FieldValue,
    Generic,
    InstanceValue,
    Known,
    ListValue,
    SetValue,
    TupleValue,
    TypeVariable,
    Unknown,
    Value,
)

INTEGERS = range(-(2**63), 2**64)
"""What msgpack can carry."""

_ATOMS = ("builtins.int", "builtins.float", "builtins.bool", "builtins.str")
_HOSTS: dict[str, tuple[type, ...]] = {
    "uuid.UUID": (uuid.UUID,),
    "decimal.Decimal": (decimal.Decimal,),
    "fractions.Fraction": (fractions.Fraction,),
    "ipaddress.IPv4Address": (ipaddress.IPv4Address,),
    "ipaddress.IPv6Address": (ipaddress.IPv6Address,),
    "ipaddress.IPv4Network": (ipaddress.IPv4Network,),
    "ipaddress.IPv6Network": (ipaddress.IPv6Network,),
    "pathlib.Path": (pathlib.PurePath,),
    "pathlib.PurePath": (pathlib.PurePath,),
    "pathlib.PosixPath": (pathlib.PurePath,),
    "pathlib.PurePosixPath": (pathlib.PurePath,),
}
_TIMES: dict[str, type] = {
    "datetime.datetime": datetime.datetime,
    "datetime.date": datetime.date,
    "datetime.time": datetime.time,
}
_LISTS = (
    "builtins.list typing.List builtins.set typing.Set builtins.frozenset typing.FrozenSet "
    "collections.abc.Sequence typing.Sequence collections.deque typing.Deque"
).split()
_DICTS = (
    "builtins.dict typing.Dict collections.abc.Mapping typing.Mapping "
    "collections.OrderedDict typing.OrderedDict collections.defaultdict typing.DefaultDict"
).split()
_TUPLES = ("builtins.tuple", "typing.Tuple")


class UnpackableError(Exception):
    """The encoder raises on this value."""


class Packer:
    """Packs values by their declared types; `raw_bytes`: msgpack carries bytes as they are.

    `in_literal`: the value is that of a literal, not the default of a field in a schema. `tells`:
    values are reported that no task can read, which is so for those that msgpack carries.

    Mashumaro does not look whether values have their declared types. Where numbers, truth values
    and text are declared, it hands on whatever is there; otherwise, what it makes of other values
    differs from case to case, so they are Lost.
    """

    def __init__(
        self,
        place: Place,
        *,
        raw_bytes: bool = False,
        in_literal: bool = False,
        tells: bool | None = None,
    ) -> None:
        self._place = place
        self._tells = raw_bytes if tells is None else tells
        self._raw_bytes = raw_bytes
        self._in_literal = in_literal

    def field(self, value: Value, annotation: Value, default: Value | None) -> object:
        """Pack the value of a field; None passes wherever it is the default."""
        if _is_none(value):
            if self._in_literal and has_attributes(take_apart(annotation, self._place).inner):
                raise UnpackableError("None has not the fields of the declared dataclass")
            if default is not None and _is_none(default):
                return None
            if is_generic(annotation, "typing.Annotated"):
                # Mashumaro does not look for None behind Annotated.
                self._place.lose("how None in an annotated field is encoded is not known")
        return self.pack(value, annotation)

    def pack(self, value: Value, annotation: Value) -> object:
        """Pack a value of a declared type; raises UnpackableError, Lost."""
        place = self._place
        if isinstance(value, Unknown):
            place.lose(value)
        inner = take_apart(annotation, place).inner
        match inner:
            case External(name="typing.Any") | PlainVariable():
                return self.plain(value)
            case Known(value=None) | External(name="builtins.NoneType" | "types.NoneType"):
                return None if _is_none(value) else self._mismatch(value)
            case External(name=name) if name in _ATOMS:
                if self._tells:
                    tell_unreadable(value, name, place)
                return self.plain(value)
            case External(name=name):
                return self._library(value, name, ())
            case ClassValue():
                return self._class(value, inner)
            case Generic():
                return self._generic(value, inner)
            case TypeVariable(supertype=Value() as supertype):
                return self.pack(value, supertype)
            case _:
                place.lose("how this value is encoded is not known")

    def _mismatch(self, value: Value) -> object:
        if isinstance(value, External):
            self._lose_library_value(value)
        self._place.lose("a value inside a record does not have its declared type")

    def _lose_library_value(self, value: External) -> Never:
        reason = f"a manifest is needed for the value `{value.name}`"
        self._place.lose(reason, self._place.machine.registry.lack(value.name))

    def _library(self, value: Value, name: str, arguments: tuple[Value, ...]) -> object:
        if self._in_literal and not arguments and name in BARE and _has_items(value):
            # In a literal, flytekit looks up the type of each item, and finds none.
            raise UnpackableError(f"`{name}` says nothing of its items")
        if name in _LISTS:
            return self._inside(name)._items(value, arguments)
        if name in _DICTS:
            return self._inside(name)._entries(value, arguments)
        if name in _TUPLES:
            return self._inside(name)._tuple(value, arguments)
        if isinstance(value, LibraryObject) or name in (FILE, DIRECTORY, DATASET):
            return self._flyte(value, name)
        host = value.value if isinstance(value, Known) else None
        if (time := _TIMES.get(name)) is not None and type(host) is time:
            if isinstance(host, (datetime.date, datetime.time)):
                return host.isoformat()
        if name == "datetime.timedelta" and isinstance(host, datetime.timedelta):
            return host.total_seconds()
        if name == "builtins.bytes" and isinstance(host, bytes):
            return host if self._raw_bytes else encodebytes(host).decode()
        if name in _HOSTS and isinstance(host, _HOSTS[name]):
            return str(host)
        return self._mismatch(value)

    def _inside(self, name: str) -> Packer:
        """Give the packer for items: flytekit looks for strings only in lists and dicts."""
        if not self._in_literal or name in ("builtins.list", "typing.List"):
            return self
        if name in ("builtins.dict", "typing.Dict"):
            return self
        return Packer(self._place, raw_bytes=self._raw_bytes, tells=self._tells)

    def _flyte(self, value: Value, name: str) -> object:
        if not isinstance(value, LibraryObject):
            is_text = isinstance(value, Known) and isinstance(value.value, str)
            if not is_text or name == DATASET:
                return self._mismatch(value)
            if not self._in_literal:
                raise UnpackableError("a string has no `_serialize`")
            # In a literal, flytekit makes a file of a bare string before it is encoded.
            return {"path": remote_text(value, self._place)}
        if name == value.name == DATASET:
            uri, format_ = dataset_parts(value, self._place)
            return {"uri": uri, "file_format": format_}
        if name == value.name or name.startswith("flytekit.types."):
            if value.name in (FILE, DIRECTORY):
                return {"path": file_parts(value, self._place)}
        return self._mismatch(value)

    def _generic(self, value: Value, inner: Generic) -> object:
        if is_generic(inner, "typing.Union", "types.UnionType"):
            return self._union(value, inner.arguments)
        if is_generic(inner, "typing.Literal"):
            return self._literal(value, inner)
        if is_generic(inner, "typing.Final"):
            return self.pack(value, inner.arguments[0])
        if isinstance(inner.origin, External):
            return self._library(value, inner.origin.name, inner.arguments)
        if isinstance(inner.origin, ClassValue):
            if isinstance(value, InstanceValue) and value.cls is inner.origin:
                return self.record(value, inner.arguments)
            return self._mismatch(value)
        self._place.lose("how a generic record is encoded is not known")

    def _union(self, value: Value, arguments: tuple[Value, ...]) -> object:
        others = [a for a in arguments if not _is_none_type(a)]
        if self._in_literal and not _is_none(value):
            if len(self._files_among(arguments)) > 1:
                raise UnpackableError("a union has more than one class of files")
            if made := file_of_text(value, arguments, self._place):
                return self._flyte(value, made)
            if not check_accepted(value, arguments, self._place):
                raise UnpackableError("the value does not fit the union's list or dict")
        if len(arguments) == 2 and len(others) == 1:
            return None if _is_none(value) else self.pack(value, others[0])
        variants = Variants(arguments, self._place, keeps=self._raw_bytes)
        quiet = Packer(
            self._place, raw_bytes=self._raw_bytes, in_literal=self._in_literal, tells=False
        )
        packed = variants.pack(value, quiet.pack, quiet.plain)
        if packed is FAILS:
            raise UnpackableError("the value fits no variant of the union")
        return packed

    def _files_among(self, arguments: tuple[Value, ...]) -> set[str]:
        """Name flytekit's own classes in a union: of two it takes no value."""
        inner = (take_apart(argument, self._place).inner for argument in arguments)
        names = (one.name for one in inner if isinstance(one, External))
        return {name for name in names if name in (FILE, DIRECTORY, DATASET)}

    def _literal(self, value: Value, inner: Generic) -> object:
        host = value.value if isinstance(value, Known) else value
        items = [item for item in literal_values(inner, self._place) if not isinstance(item, float)]
        if isinstance(host, float) and host not in items:
            raise UnpackableError("mashumaro encodes no floats of a Literal")
        for item in items:
            if type(item) is type(host) and item == host and isinstance(item, (str, int, bool)):
                return item
        return self._mismatch(value)

    def _items(self, value: Value, arguments: tuple[Value, ...]) -> object:
        match value:
            case ListValue(items=items, lost=None):
                pass
            case ListValue(lost=Unknown() as lost):
                self._place.lose(lost)
            case _:
                return self._mismatch(value)
        if not arguments:
            return [self.plain(item) for item in items]
        return [self.pack(item, arguments[0]) for item in items]

    def _tuple(self, value: Value, arguments: tuple[Value, ...]) -> object:
        if not isinstance(value, TupleValue) or value.cls is not None:
            return self._mismatch(value)
        if not arguments:
            return [self.plain(item) for item in value.items]
        if len(arguments) == 2 and _is_ellipsis(arguments[1]):
            return [self.pack(item, arguments[0]) for item in value.items]
        if len(arguments) != len(value.items):
            return self._mismatch(value)
        pairs = zip(value.items, arguments, strict=True)
        return [self.pack(item, argument) for item, argument in pairs]

    def _entries(self, value: Value, arguments: tuple[Value, ...]) -> object:
        if not isinstance(value, DictValue):
            return self._mismatch(value)
        if value.lost is not None:
            self._place.lose(value.lost)
        if len(arguments) != 2:
            return self.plain(value)
        keys, values = arguments
        return {
            _key(self.pack(key, keys), self._place): self.pack(item, values)
            for key, item in value.entries.values()
        }

    def _typed_dict(self, value: Value, cls: ClassValue) -> object:
        """Pack the keys that a TypedDict declares, and no others."""
        if not isinstance(value, DictValue):
            return self._mismatch(value)
        if value.lost is not None:
            self._place.lose(value.lost)
        packed: dict[str, object] = {}
        for key, annotation, _ in typed_dict_keys(cls, self._place):
            entry = value.entries.get(key)
            if entry is None:
                raise UnpackableError(f"the key `{key}` of a `{cls.name}` is not given")
            packed[key] = self.pack(entry[1], annotation)
        return packed

    def _class(self, value: Value, cls: ClassValue) -> object:
        if "typing.TypedDict" in library_bases(cls):
            return self._inside("typing.TypedDict")._typed_dict(value, cls)
        if not (isinstance(value, InstanceValue) and value.cls is cls):
            return self._mismatch(value)
        if is_enum(cls):
            return self.plain(member_value(value, self._place))
        if value.payload is not None and "builtins.str" in library_bases(cls):
            return self.plain(value.payload)
        return self.record(value)

    def record(self, value: InstanceValue, arguments: Arguments = ()) -> dict[str, object]:
        """Pack an instance of a dataclass, field by field."""
        place, cls = self._place, value.cls
        if value.lost is not None:
            place.lose(value.lost)
        trait = next((t for t in cls.traits if isinstance(t, DataclassTrait)), None)
        if trait is None or _has_own_way(cls):
            place.lose(f"how an instance of `{cls.name}` is encoded is not known")
        if self._in_literal and (reason := untouchable(value, place)):
            raise UnpackableError(reason)
        packed: dict[str, object] = {}
        for field in trait.fields:
            if field.is_class_variable or field.is_init_only:
                continue
            packed[field.name] = self._attribute(value, field, arguments)
        return packed

    def _attribute(
        self, instance: InstanceValue, field: FieldValue, arguments: Arguments
    ) -> object:
        place = self._place
        value = instance.attributes.get(field.name)
        if value is None or not field.init:
            place.lose(f"how the field `{field.name}` is encoded is not known")
        require_plain_metadata(field, place)
        module = place.module if field.owner is None else field.owner.module
        written = place.machine.resolve_annotation(field.annotation, module, field.span)
        annotation = field_type(written, field, instance.cls, arguments)
        return self.field(value, annotation, field.default)

    def plain(self, value: Value) -> object:
        """Pack a value of no declared type: what msgpack knows; raises UnpackableError."""
        match value:
            case Known(value=host):
                return self._plain_atom(host)
            case ListValue(items=items, lost=None):
                return [self.plain(item) for item in items]
            case TupleValue(items=members):
                return [self.plain(item) for item in members]
            case DictValue(entries=entries, lost=None):
                return {
                    _key(self.plain(key), self._place): self.plain(item)
                    for key, item in entries.values()
                }
            case ListValue(lost=Unknown() as lost) | DictValue(lost=Unknown() as lost):
                self._place.lose(lost)
            case Unknown():
                self._place.lose(value)
            case InstanceValue(payload=Value() as payload) if is_member(value):
                return self.plain(payload)
            case InstanceValue(payload=None) | SetValue():
                raise UnpackableError("can not serialize an object inside a dict")
            case External():
                self._lose_library_value(value)
            case _:
                self._place.lose("how a value inside a dict is encoded is not known")

    def _plain_atom(self, host: object) -> object:
        if isinstance(host, (str, int, float, bool, bytes, type(None))):
            if isinstance(host, bytes) and not self._raw_bytes:
                raise UnpackableError("bytes have no place in JSON")
            return _checked(host, self._place, in_msgpack=self._raw_bytes)
        raise UnpackableError(f"can not serialize {type(host).__name__!r} object")


def require_plain_metadata(field: FieldValue, place: Place) -> dict[object, Value]:
    """Give a field's metadata; raises Lost if it says how to serialize the field."""
    match field.metadata:
        case None | Known(value=None):
            return {}
        case DictValue(entries=entries, lost=None):
            for key in ("serialize", "serialization_strategy"):
                if key in entries:
                    place.lose(f"`{key}` of the field `{field.name}` is not followed")
            return {key: item for key, (_, item) in entries.items()}
        case DictValue(lost=Unknown() as unknown) | (Unknown() as unknown):
            place.lose(unknown)
        case _:
            place.lose(f"what the metadata of `{field.name}` means is not known")


def _checked(host: object, place: Place, *, in_msgpack: bool) -> object:
    if in_msgpack and isinstance(host, int) and host not in INTEGERS:
        raise UnpackableError("integer value out of range")
    if isinstance(host, float) and not math.isfinite(host):
        place.lose("a number inside a record is not finite")
    return host


def _key(packed: object, place: Place) -> object:
    if packed is None or isinstance(packed, (str, int, float, bool, bytes)):
        return packed
    place.lose("a key of a dict is not plain data")


def _has_own_way(cls: ClassValue) -> bool:
    """Tell whether a class takes part in its own encoding."""
    names = (
        "Config",
        "__pre_serialize__",
        "__post_serialize__",
        "_serialize",
        "to_dict",
        "to_json",
        "__getattribute__",
    )
    found = [lookup_in_mro(cls, name) for name in names]
    return any(value is not None and not isinstance(value, Builtin) for value in found)


def _is_none(value: Value) -> bool:
    return isinstance(value, Known) and value.value is None


def _has_items(value: Value) -> bool:
    match value:
        case ListValue(items=items):
            return bool(items)
        case DictValue(entries=entries):
            return bool(entries)
        case _:
            return False


def _is_none_type(value: Value) -> bool:
    return _is_none(value) or (
        isinstance(value, External) and value.name in ("builtins.NoneType", "types.NoneType")
    )


def _is_ellipsis(value: Value) -> bool:
    return isinstance(value, Known) and value.value is Ellipsis
