"""Texts in constants, held against the enums that they flow into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flowc_ir.literals import (
    HashedLiteral,
    ListLiteral,
    Literal,
    MapLiteral,
    StringLiteral,
    UnionLiteral,
)
from flowc_ir.records import Definition, Enum
from flowc_ir.source import Span
from flowc_ir.types import (
    AnnotatedType,
    EncodedType,
    EnumType,
    ListType,
    MapType,
    SimpleKind,
    SimpleType,
    Type,
    UnionType,
)
from flowc_validators.flaws import Fault, Flaw
from flowc_validators.nearest import nearest


def bare(type_: Type) -> Type:
    """Give a type without what is only attached to it."""
    match type_:
        case AnnotatedType(inner=inner) | EncodedType(inner=inner):
            return bare(inner)
        case _:
            return type_


def wrong_choices(
    literal: Literal, type_: Type, definitions: Mapping[str, Definition], target: str, span: Span
) -> Iterator[Flaw]:
    """Give every text in a constant that is none of the values of the enum that it flows into.

    The backend does not look through unions, nor at the inputs of launch plans.
    """
    inner = bare(type_)
    match literal:
        case StringLiteral(value=text):
            allowed = _choices(inner, definitions)
            if allowed is not None and text not in allowed:
                yield _wrong_choice(text, allowed, target, span)
        case UnionLiteral(value=value, type=variant):
            yield from wrong_choices(value, variant, definitions, target, span)
        case HashedLiteral(value=value):
            yield from wrong_choices(value, type_, definitions, target, span)
        case ListLiteral(items=items) if isinstance(inner, ListType):
            for item in items:
                yield from wrong_choices(item, inner.item, definitions, target, span)
        case MapLiteral(entries=entries) if isinstance(inner, MapType):
            for entry in entries:
                yield from wrong_choices(entry.value, inner.value, definitions, target, span)
        case _:
            return


def _choices(type_: Type, definitions: Mapping[str, Definition]) -> list[str] | None:
    """Give the texts that a type allows; None if it is not restricted."""
    match type_:
        case EnumType(name=name):
            found = definitions.get(name)
            if isinstance(found, Enum):
                return [str(member.value) for member in found.members]
            return None
        case UnionType(variants=variants):
            texts = [each for each in map(bare, variants) if _takes_text(each)]
            held = [_choices(each, definitions) for each in texts]
            known = [each for each in held if each is not None]
            if not held or len(known) < len(held):
                return None
            return [text for each in known for text in each]
        case _:
            return None


def _takes_text(type_: Type) -> bool:
    return isinstance(type_, (EnumType, UnionType)) or type_ == SimpleType(SimpleKind.STRING)


def _wrong_choice(text: str, allowed: list[str], target: str, span: Span) -> Flaw:
    close = nearest(text, allowed)
    return Flaw(
        fault=Fault.CHOICE,
        span=span,
        message=f"`{text}` is none of the values that {target} takes",
        backend="IllegalEnumValue",
        hint=f"did you mean `{close}`?" if close else f"it takes {', '.join(allowed)}",
    )
