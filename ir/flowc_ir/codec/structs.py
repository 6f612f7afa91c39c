"""How IR values with parts are written in protobuf, and read back.

All is derived from the dataclasses and the message descriptors, field by field with the same name.
The tables are made once for each class, when they are first needed (types are recursive).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property
from operator import attrgetter
from types import NoneType

from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message import Message

from flowc_ir.codec.error import CodecError
from flowc_ir.codec.forms import (
    EnumForm,
    Form,
    ListForm,
    NullForm,
    PathNumbers,
    Paths,
    ScalarForm,
    SpanForm,
    WholeNumberForm,
)
from flowc_ir.reflect import (
    alternatives,
    fixed_items,
    hints_of,
    is_class,
    is_tuple,
    repeated_item,
)
from flowc_ir.source import NOWHERE, Span

# The members of unions that are no dataclasses: their names tell what they are in Python.
_ATOMS: dict[str, type[object]] = {
    "null_value": NoneType,
    "bool_value": bool,
    "int_value": int,
    "float_value": float,
    "string_value": str,
    "bytes_value": bytes,
    "key": str,
    "index": int,
}


class StructForm:
    """A dataclass and the message of the same name.

    A field that is absent is read as what the writer left out: None, no items, nowhere, zero; where
    none of these is in the type, as the default of the dataclass, and without one it is an error.
    """

    def __init__(self, cls: type[object], descriptor: Descriptor) -> None:
        if descriptor.name != cls.__name__:
            raise TypeError(f"{cls.__name__} cannot be written as {descriptor.name}")
        self._make: Callable[..., object] = cls
        self._name = cls.__name__
        self._hints = hints_of(cls)
        self._descriptor = descriptor

    def encode(self, value: object, numbers: PathNumbers) -> dict[str, object]:
        """Give the trees of the fields, by name."""
        tree: dict[str, object] = {}
        for (name, form, nullable), item in zip(self._writers, self._get(value), strict=True):
            if item is None and nullable:
                continue
            written = form.encode(item, numbers)
            if written is not None:
                tree[name] = written
        return tree

    def decode(self, value: object, paths: Paths) -> object:
        """Make the dataclass of the fields that are set."""
        readers = self._readers
        fields = dict(self._absent)
        for descriptor, item in _set_fields(value):
            reader = readers.get(descriptor.number)
            if reader is not None:
                fields[reader[0]] = reader[1].decode(item, paths)
        try:
            return self._make(**fields)
        except TypeError as error:
            raise CodecError(f"{self._name}: a field is missing ({error})") from error

    @cached_property
    def _get(self) -> Callable[[object], tuple[object, ...]]:
        match list(self._hints):
            case []:
                return lambda _: ()
            case [name]:
                get_one: Callable[[object], object] = attrgetter(name)
                return lambda value: (get_one(value),)
            case names:
                get_all: Callable[[object], tuple[object, ...]] = attrgetter(*names)
                return get_all

    @cached_property
    def _writers(self) -> tuple[tuple[str, Form, bool], ...]:
        fields = self._descriptor.fields_by_name
        return tuple(
            (name, _field_form(hint, fields[name]), _is_nullable(hint, fields[name]))
            for name, hint in self._hints.items()
        )

    @cached_property
    def _readers(self) -> dict[int, tuple[str, Form]]:
        fields = self._descriptor.fields_by_name
        return {fields[name].number: (name, form) for name, form, _ in self._writers}

    @cached_property
    def _absent(self) -> dict[str, object]:
        absent: dict[str, object] = {}
        for name, form, nullable in self._writers:
            if nullable:
                absent[name] = None
            elif isinstance(form, ListForm):
                absent[name] = ()
            elif isinstance(form, SpanForm):
                absent[name] = NOWHERE
            elif isinstance(form, ScalarForm):
                absent[name] = self._descriptor.fields_by_name[name].default_value
        return absent


class TupleForm:
    """A tuple of fixed length and the message whose fields are its items, in order."""

    def __init__(self, hints: tuple[object, ...], descriptor: Descriptor) -> None:
        self._hints = hints
        self._descriptor = descriptor

    def encode(self, value: object, numbers: PathNumbers) -> object:
        """Give the trees of the items, by the names of the fields."""
        if not is_tuple(value):
            raise CodecError(f"{type(value).__name__} is not a tuple")
        parts = zip(self._forms, value, strict=True)
        return {name: form.encode(item, numbers) for (name, form), item in parts}

    def decode(self, value: object, paths: Paths) -> object:
        """Give the items."""
        items = {field.name: item for field, item in _set_fields(value)}
        if len(items) != len(self._forms):
            raise CodecError(f"{self._descriptor.name}: a field is missing")
        return tuple([form.decode(items[name], paths) for name, form in self._forms])

    @cached_property
    def _forms(self) -> tuple[tuple[str, Form], ...]:
        pairs = zip(self._hints, self._descriptor.fields, strict=True)
        return tuple((field.name, _field_form(hint, field)) for hint, field in pairs)


class UnionForm:
    """A closed union and the message that has one member for each of its arms."""

    def __init__(self, arms: tuple[object, ...], descriptor: Descriptor) -> None:
        self._arms = arms
        self._descriptor = descriptor

    def encode(self, value: object, numbers: PathNumbers) -> object:
        """Give the tree of the value, under the name of its arm."""
        writer = self._writers.get(type(value))
        if writer is None:
            raise CodecError(f"{self._descriptor.name}: {type(value).__name__} is none of its arms")
        return {writer[0]: writer[1].encode(value, numbers)}

    def decode(self, value: object, paths: Paths) -> object:
        """Read the arm that is set."""
        readers = self._readers
        for descriptor, item in _set_fields(value):
            form = readers.get(descriptor.number)
            if form is not None:
                return form.decode(item, paths)
        raise CodecError(f"{self._descriptor.name}: nothing is set")

    @cached_property
    def _members(self) -> tuple[tuple[FieldDescriptor, type[object]], ...]:
        members = tuple(
            (member, _arm(member, self._arms)) for member in self._descriptor.oneofs[0].fields
        )
        if {arm for _, arm in members} != set(self._arms):
            raise TypeError(f"{self._descriptor.name} has not the arms {self._arms}")
        return members

    @cached_property
    def _writers(self) -> dict[type[object], tuple[str, Form]]:
        return {arm: (member.name, _single_form((arm,), member)) for member, arm in self._members}

    @cached_property
    def _readers(self) -> dict[int, Form]:
        return {member.number: self._writers[arm][1] for member, arm in self._members}


def _arm(member: FieldDescriptor, arms: tuple[object, ...]) -> type[object]:
    if member.name in _ATOMS:
        return _ATOMS[member.name]
    for arm in arms:
        if is_class(arm) and member.message_type and arm.__name__ == member.message_type.name:
            return arm
    raise TypeError(f"{member.full_name} is none of {arms}")


def _set_fields(value: object) -> list[tuple[FieldDescriptor, object]]:
    if not isinstance(value, Message):
        raise CodecError(f"{type(value).__name__} is not a message")
    return list(value.ListFields())


def _field_form(hint: object, field: FieldDescriptor) -> Form:
    item = repeated_item(hint)
    if item is not None:
        return ListForm(_single_form(alternatives(item), field))
    return _single_form(alternatives(hint), field)


def _is_nullable(hint: object, field: FieldDescriptor) -> bool:
    arms = alternatives(hint)
    return NoneType in arms and not (field.message_type and _has_null(field.message_type))


def _has_null(descriptor: Descriptor) -> bool:
    return "null_value" in descriptor.fields_by_name


def _single_form(arms: tuple[object, ...], field: FieldDescriptor) -> Form:
    if field.message_type:
        return _message_form(arms, field.message_type)
    hint = next(arm for arm in arms if arm is not NoneType)
    if field.enum_type and is_class(hint):
        return EnumForm(hint, field.enum_type)
    if hint is int and field.type == FieldDescriptor.TYPE_STRING:
        return WholeNumberForm()
    return ScalarForm()


@cache
def _message_form(arms: tuple[object, ...], descriptor: Descriptor) -> Form:
    if not _has_null(descriptor):
        arms = tuple(arm for arm in arms if arm is not NoneType)
    match arms:
        case ():
            return NullForm()
        case _ if descriptor.oneofs and descriptor.oneofs[0].name == "kind":
            return UnionForm(arms, descriptor)
        case (hint,) if hint is Span:
            return SpanForm()
        case (hint,) if is_class(hint):
            return StructForm(hint, descriptor)
        case (hint,) if fixed_items(hint):
            return TupleForm(fixed_items(hint), descriptor)
        case _:
            raise TypeError(f"{arms} cannot be written as {descriptor.name}")
