"""A field of a dataclass has a class that its encoder knows nothing of."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.own_classes import own_classes
from flowc.dialects.flytekit.session import Session
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import (
    ClassValue,
    DataclassTrait,
    External,
    FieldValue,
    Generic,
    Value,
)
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code(
    "unserializable-field", Severity.ERROR, "a dataclass has a field that cannot be encoded"
)

_HOLDERS = frozenset(
    "builtins.dict builtins.list typing.Dict typing.List typing.Union types.UnionType".split()
)
_PLAIN = ("builtins.object", "abc.ABC", "typing.Generic")


def find(session: Session) -> Iterator[Diagnostic]:
    """Find fields of plain classes: mashumaro, which flytekit 1.16.31 encodes with, refuses them.

    Only of dataclasses that are part of an interface, of which then no value can be made.
    """
    for cls in own_classes(session):
        if not session.types.records.is_named(cls) or not _is_encoded_by_flytekit(cls):
            continue
        for trait in cls.traits:
            for field in trait.fields if isinstance(trait, DataclassTrait) else ():
                is_own = field.owner is cls and field.metadata is None
                plain = _plain_class(_resolved(session, field)) if is_own else None
                if plain is not None:
                    yield CODE.at(
                        field.span,
                        f"no value of `{cls.name}` can be encoded: the class `{plain.name}` of its "
                        f"field `{field.name}` is neither a dataclass nor an enum",
                        hint=f"make `{plain.name}` a dataclass",
                    )


def _is_encoded_by_flytekit(cls: ClassValue) -> bool:
    """Tell whether no base and no `Config` of the class tells how it is encoded."""
    names = [each.name for each in cls.mro if isinstance(each, External)]
    return all(name in _PLAIN for name in names) and lookup_in_mro(cls, "Config") is None


def _resolved(session: Session, field: FieldValue) -> Value | None:
    if field.owner is None:
        return None
    module = field.owner.module
    try:
        return session.machine.resolve_annotation(field.annotation, module, field.span)
    except (Lost, Raised):
        return None


def _plain_class(annotation: Value | None) -> ClassValue | None:
    """Give a class of the user's in a type that is nothing but a class."""
    match annotation:
        case ClassValue(lost=None, traits=[]) as cls:
            bases = [each.name for each in cls.mro if isinstance(each, External)]
            is_plain = all(name in _PLAIN for name in bases) and not any(
                each.traits for each in cls.mro if isinstance(each, ClassValue)
            )
            return cls if is_plain else None
        case Generic(origin=External(name=name), arguments=arguments) if name in _HOLDERS:
            return next(filter(None, map(_plain_class, arguments)), None)
        case _:
            return None
