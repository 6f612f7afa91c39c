"""The default of a dataclass field is no value of its type."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.own_classes import own_classes
from flowc.dialects.flytekit.session import Session
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import (
    ClassValue,
    DataclassTrait,
    External,
    FieldValue,
    Generic,
    Known,
    Value,
)
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code(
    "field-default", Severity.WARNING, "a field of a dataclass has a default it cannot have"
)

_LISTS = ("builtins.list", "typing.List")
_DICTS = ("builtins.dict", "typing.Dict")
_TIMES = ("datetime.date", "datetime.datetime", "datetime.timedelta")


def find(session: Session) -> Iterator[Diagnostic]:
    """Find defaults that fail as soon as such an object is given to a task or comes out of one.

    That is so with flytekit 1.16.31, whose encoder (mashumaro) converts what it can: `1` is a fine
    default of a float, and `"1"` of an int.
    """
    for cls in own_classes(session):
        if session.types.records.is_named(cls):
            yield from _of_class(session, cls)


def _of_class(session: Session, cls: ClassValue) -> Iterator[Diagnostic]:
    for trait in cls.traits:
        for field in trait.fields if isinstance(trait, DataclassTrait) else ():
            if field.owner in (cls, None) and _cannot_be(field.default, _type_of(session, field)):
                value = field.default.value if isinstance(field.default, Known) else None
                yield CODE.at(
                    field.span,
                    f"`{value!r}` cannot be made what the field `{field.name}` of `{cls.name}` is",
                    hint="change the default, or the type of the field",
                )


def _type_of(session: Session, field: FieldValue) -> str:
    """Name the type of a field, nothing if it is not known."""
    if field.owner is None:
        return ""
    try:
        resolved = session.machine.resolve_annotation(
            field.annotation, field.owner.module, field.span
        )
    except (Lost, Raised):
        return ""
    match resolved:
        case External(name=name) | Generic(origin=External(name=name)):
            return name
        case _:
            return ""


def _cannot_be(default: Value | None, type_: str) -> bool:
    match default:
        case Known(value=str() as text):
            return _refuses_text(type_, text)
        case Known(value=bool() | int() | float()):
            return type_ in (*_LISTS, *_DICTS, *_TIMES)
        case _:
            return False


def _refuses_text(type_: str, text: str) -> bool:
    try:
        match type_:
            case "builtins.int":
                int(text)
            case "builtins.float":
                float(text)
            case _:
                return type_ in (*_DICTS, *_TIMES)
    except ValueError:
        return True
    return False
