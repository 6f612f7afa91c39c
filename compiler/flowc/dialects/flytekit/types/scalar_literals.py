"""Constants of simple types, enums and Literal."""

from __future__ import annotations

import datetime
from typing import Never

from flowc.dialects.flytekit.types.choices import is_member, member_value
from flowc.dialects.flytekit.types.codes import INTEGER_RANGE, UNKNOWN_CHOICE, VALUE_TYPE
from flowc.dialects.flytekit.types.place import FAILED, Place
from flowc.dialects.flytekit.types.spelling import spell
from flowc.frontend.interpreter.closest import closest
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.rooted_path import REASON, RootedPath
from flowc.frontend.interpreter.values import (
    DictValue,
    External,
    InstanceValue,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.literals import (
    BooleanLiteral,
    DatetimeLiteral,
    DurationLiteral,
    Entry,
    FloatLiteral,
    IntegerLiteral,
    ListLiteral,
    Literal,
    MapLiteral,
    NoneLiteral,
    StringLiteral,
    UnionLiteral,
)
from flowc_ir.plain import Plain
from flowc_ir.records import Enum
from flowc_ir.types import AnnotatedType, ChoiceType, SimpleKind, Type, UnionType

_INTEGERS = range(-(2**63), 2**63)
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_HOSTS: dict[SimpleKind, type] = {
    SimpleKind.INTEGER: int,
    SimpleKind.FLOAT: float,
    SimpleKind.STRING: str,
    SimpleKind.BOOLEAN: bool,
    SimpleKind.DATETIME: datetime.datetime,
    SimpleKind.DATE: datetime.date,
    SimpleKind.DURATION: datetime.timedelta,
    SimpleKind.NONE: type(None),
}


def simple_literal(value: Value, kind: SimpleKind, place: Place) -> Literal:
    """Give the literal of a simple type (flytekit 1.16.31 `SimpleTransformer.to_literal`).

    The value's type must be exactly the declared one.
    """
    wanted = _HOSTS.get(kind)
    if kind is SimpleKind.ERROR and isinstance(value, (Known, ListValue, DictValue)):
        refuse(value, "FlyteError", place)
    if wanted is None:
        place.lose(f"a constant {kind.value} is not followed")
    host = value.value if isinstance(value, Known) else value
    if type(host) is not wanted:
        refuse(value, wanted.__name__, place)
    return host_literal(host, place)


def host_literal(host: object, place: Place) -> Literal:
    """Give the literal of an atom, a date, a datetime or a timedelta."""
    match host:
        case None:
            return NoneLiteral()
        case bool():
            return BooleanLiteral(host)
        case int():
            return IntegerLiteral(host)
        case float():
            return FloatLiteral(host)
        case str():
            return StringLiteral(host)
        case datetime.datetime():
            return _moment(host)
        case datetime.date():
            return _moment(datetime.datetime.combine(host, datetime.time.min))
        case datetime.timedelta():
            return _duration(host)
        case _:
            place.lose("the type of this constant is not known")


def _moment(moment: datetime.datetime) -> DatetimeLiteral:
    """Give a moment; one without a time zone is taken for UTC."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    elapsed = moment - _EPOCH
    return DatetimeLiteral(elapsed.days * 86_400 + elapsed.seconds, elapsed.microseconds * 1_000)


def _duration(duration: datetime.timedelta) -> DurationLiteral:
    """Give a span of time; both parts have its sign."""
    microseconds = duration // datetime.timedelta(microseconds=1)
    sign = -1 if microseconds < 0 else 1
    seconds, rest = divmod(abs(microseconds), 1_000_000)
    return DurationLiteral(sign * seconds, sign * rest * 1_000)


def refuse(value: Value, wanted: str, place: Place) -> Never:
    """Say that a value does not have the declared type; raises Lost if its type is not known."""
    place.fail(
        VALUE_TYPE,
        f"{describe(value, place)} is not of type `{wanted}`",
        exception=FAILED,
        hint=f"give a value whose type is exactly `{wanted}`",
    )


def describe(value: Value, place: Place) -> str:
    """Say in a few words what a value is; raises Lost if that is not known."""
    match value:
        case Unknown():
            place.lose(value)
        case RootedPath():
            place.lose(REASON)
        case Known(value=host):
            text = repr(host)
            return f"`{text if len(text) <= 60 else text[:57] + '...'}`"
        case ListValue():
            return "a list"
        case TupleValue():
            return "a tuple"
        case DictValue():
            return "a dict"
        case InstanceValue(cls=cls):
            if cls.lost is not None:
                place.lose(cls.lost)
            return f"an instance of `{cls.name}`"
        case External(name=name):
            return _describe_external(name, place)
        case Extension():
            return value.describe()
        case _:
            place.lose("the type of this value is not known")


def _describe_external(name: str, place: Place) -> str:
    """Name a class or function of a library; any other thing in one may be of any type."""
    registry = place.machine.registry
    if name not in registry.classes and name not in registry.models:
        place.lose(f"a manifest is needed for the value `{name}`", registry.lack(name))
    return f"`{name}`"


def enum_literal(
    value: Value, enum: Enum, annotation: Value, place: Place, *, takes_texts: bool
) -> Literal:
    """Give the literal of an enum: a member, or, if it `takes_texts`, one of its values."""
    found = value
    if isinstance(value, InstanceValue) and is_member(value):
        found = member_value(value, place)
    host = found.value if isinstance(found, Known) else found
    if not isinstance(host, str) or (found is value and not takes_texts):
        refuse(value, spell(annotation, place), place)
    elif host in [member.value for member in enum.members]:
        return StringLiteral(host)
    values = tuple(member.value for member in enum.members)
    place.fail(
        UNKNOWN_CHOICE,
        f"{describe(value, place)} is not a value of the enum `{enum.name}`",
        exception=FAILED,
        hint=_nearest(host, values) or f"use one of {_listed(values)}",
    )


def _nearest(host: object, values: tuple[object, ...]) -> str:
    texts = [value for value in values if isinstance(value, str)]
    return closest(host, texts) if isinstance(host, str) else ""


def reject_unlisted(literal: Literal, type_: Type, place: Place) -> None:
    """Raise if a value of a Literal is not listed; flytekit lets it pass."""
    match type_:
        case AnnotatedType(inner=inner):
            reject_unlisted(literal, inner, place)
        case ChoiceType(values=values) if (host := _host_of(literal)) is not None:
            if not any(type(item) is type(host) and item == host for item in values):
                place.fail(
                    UNKNOWN_CHOICE,
                    f"`{host!r}` is not one of the values of the Literal",
                    hint=_nearest(host, values) or f"use one of {_listed(values)}",
                )
        case UnionType():
            if isinstance(literal, UnionLiteral):
                reject_unlisted(literal.value, literal.type, place)
        case _:
            pass


def reject_large(literal: Literal, place: Place) -> None:
    """Raise if an integer anywhere in a literal has more than 64 bits."""
    match literal:
        case IntegerLiteral(value=value) if value not in _INTEGERS:
            place.fail(INTEGER_RANGE, f"{value} does not fit into 64 bits", exception="ValueError")
        case ListLiteral(items=items):
            for item in items:
                reject_large(item, place)
        case MapLiteral(entries=entries):
            for entry in entries:
                reject_large(entry.value, place)
        case UnionLiteral(value=inner):
            reject_large(inner, place)
        case _:
            pass


def map_literal(entries: list[tuple[str, Literal]]) -> MapLiteral:
    """Give a map literal."""
    return MapLiteral(tuple(Entry(key, value) for key, value in entries))


def _host_of(literal: Literal) -> Plain:
    match literal:
        case StringLiteral(value=value) | IntegerLiteral(value=value):
            return value
        case FloatLiteral(value=value) | BooleanLiteral(value=value):
            return value
        case _:
            return None


def _listed(values: tuple[Plain, ...]) -> str:
    return ", ".join(repr(value) for value in values[:8]) + (", …" if len(values) > 8 else "")


def is_dict(value: Value, place: Place) -> bool:
    """Tell whether the type of a value is exactly dict."""
    if not isinstance(value, DictValue):
        return False
    if value.lost is not None:
        place.lose(value.lost)
    return value.type_name == "builtins.dict"
