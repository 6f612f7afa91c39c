"""Enums and Literal: types that list their values."""

from __future__ import annotations

from flowc.dialects.flytekit.types.codes import ANNOTATED_CHOICE, ENUM_VALUE, LITERAL_VALUES
from flowc.dialects.flytekit.types.lowerer import Lowerer
from flowc.dialects.flytekit.types.place import FAILED, Place
from flowc.dialects.flytekit.types.subject import Subject, is_generic
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.values import (
    ClassValue,
    EnumTrait,
    External,
    Generic,
    InstanceValue,
    Known,
    Unknown,
    Value,
)
from flowc_ir.plain import Plain
from flowc_ir.records import Enum, Member
from flowc_ir.types import ChoiceType, EnumType, SimpleKind, Type

LIBRARY_ENUMS = frozenset(
    f"enum.{name}" for name in ("Enum", "Flag", "IntEnum", "IntFlag", "StrEnum", "ReprEnum")
)

_KINDS: dict[type, SimpleKind] = {
    str: SimpleKind.STRING,
    int: SimpleKind.INTEGER,
    float: SimpleKind.FLOAT,
    bool: SimpleKind.BOOLEAN,
}


def is_enum(cls: ClassValue) -> bool:
    """Tell whether a class is an enum."""
    return any(
        isinstance(entry, External) and is_library_enum(entry.name) for entry in cls.mro
    ) or any(isinstance(trait, EnumTrait) for trait in cls.traits)


def is_library_enum(name: str) -> bool:
    """Tell whether a library class is one of the enum module's own."""
    return name in LIBRARY_ENUMS


def enum(lowerer: Lowerer, subject: Subject) -> Type:
    """Lower an enum (flytekit 1.16.31 `EnumTransformer.get_literal_type`)."""
    place = subject.place
    if subject.is_annotated:
        place.fail(
            ANNOTATED_CHOICE,
            "an enum in Annotated is not supported",
            exception="ValueError",
            hint="use the enum itself",
        )
    cls = subject.inner
    if not isinstance(cls, ClassValue):
        place.fail(ENUM_VALUE, "this enum has no members", exception="IndexError")
    name = lowerer.records.name(cls)
    if name not in lowerer.definitions:
        members = tuple(Member(key, value) for key, value in enum_values(cls, place))
        doc = lookup_in_mro(cls, "__doc__")
        text = doc.value if isinstance(doc, Known) and isinstance(doc.value, str) else ""
        lowerer.definitions[name] = Enum(name=name, members=members, doc=text, span=cls.span)
    return EnumType(name)


def enum_values(cls: ClassValue, place: Place) -> list[tuple[str, str]]:
    """Give the names and values of an enum that flytekit accepts: all values are strings.

    It looks at the first only (1.16.31 core/type_engine.py); the others fail where they are
    written.
    """
    found: list[tuple[str, str]] = []
    for name, value in member_values(cls, place):
        if not isinstance(value, str):
            message, hint = f"`{cls.name}.{name}` is not a string", "give every member a string"
            if found:
                place.fail_when_written(ENUM_VALUE, message, hint=hint)
            place.fail(ENUM_VALUE, message, exception=FAILED, hint=hint)
        found.append((name, value))
    if not found:
        place.fail(ENUM_VALUE, f"the enum `{cls.name}` has no members", exception="IndexError")
    return found


def member_values(
    cls: ClassValue, place: Place, *, with_aliases: bool = False
) -> list[tuple[str, object]]:
    """Give the names and values of an enum: canonical members, or all; raises Lost."""
    trait = next((t for t in cls.traits if isinstance(t, EnumTrait)), None)
    if trait is None:
        place.lose(cls.lost or f"the members of `{cls.name}` are not known")
    found: list[tuple[str, object]] = []
    members = trait.members
    if with_aliases:
        both = trait.members | trait.aliases
        members = {name: both[name] for name in cls.namespace if name in both}
    for name, member in members.items():
        value = member_value(member, place)
        found.append((name, value.value if isinstance(value, Known) else value))
    return found


def member_value(member: InstanceValue, place: Place) -> Value:
    """Give the value of an enum member."""
    value = place.machine.attribute(member, "value", place.span)
    if isinstance(value, Unknown):
        place.lose(value)
    return value


def is_member(value: Value) -> bool:
    """Tell whether a value is a member of an enum."""
    return isinstance(value, InstanceValue) and is_enum(value.cls)


def literal(lowerer: Lowerer, subject: Subject) -> Type:
    """Lower `Literal[…]` (flytekit 1.16.31 `LiteralTypeTransformer.get_literal_type`)."""
    place = subject.place
    if subject.is_annotated:
        place.fail(ANNOTATED_CHOICE, "a Literal in Annotated is not supported", exception=FAILED)
    values = literal_values(subject.inner, place)
    kinds = {type(value) for value in values}
    if len(kinds) > 1:
        place.fail(LITERAL_VALUES, "the values of a Literal have several types", exception=FAILED)
    kind = _KINDS.get(kinds.pop()) if kinds else None
    if kind is None:
        place.fail(
            LITERAL_VALUES,
            "the values of a Literal have a type that is not supported",
            exception=FAILED,
            hint="use strings, integers, floats or booleans",
        )
    return ChoiceType(kind, tuple(_plain(value) for value in values))


def literal_values(value: Value, place: Place) -> list[object]:
    """Give the values of a Literal: nested ones are part of it, repeats are dropped."""
    found: dict[tuple[type, object], object] = {}
    for argument in value.arguments if isinstance(value, Generic) else ():
        if is_generic(argument, "typing.Literal"):
            items = literal_values(argument, place)
        elif isinstance(argument, Known):
            items = [argument.value]
        elif isinstance(argument, Unknown):
            place.lose(argument)
        else:
            items = [argument]
        for item in items:
            found.setdefault((type(item), item), item)
    return list(found.values())


def _plain(value: object) -> Plain:
    return value if isinstance(value, (str, int, float, bool)) else None
