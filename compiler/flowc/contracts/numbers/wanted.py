"""What of a contract wants numbers."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.contracts.model.contract import Contract, Entity, Field, Input, Output, Record
from flowc.contracts.model.shapes import ListOf, MapOf, Nothing, OneOf, Shape
from flowc.contracts.numbers.lock import Wanted
from flowc.contracts.numbers.signatures import optional_of, signature
from flowc_ir.literals import Literal, NoneLiteral, UnionLiteral


def wanted_by(contract: Contract) -> Iterator[Wanted]:
    """Give all messages, enums and unions of a contract with their members."""
    for entity in contract.entities:
        yield from _message(f"{key_of(entity)} inputs", entity.given)
        yield from _message(f"{key_of(entity)} outputs", entity.outputs)
    for each in contract.types:
        if isinstance(each, Record):
            yield from _message(f"record {each.id}", each.fields)
        else:
            members = tuple((member.value, "") for member in each.members)
            yield Wanted(f"enum {each.id}", members)


def key_of(entity: Entity) -> str:
    """Name an entity in the lock."""
    return f"{entity.kind.value} {entity.name}"


def says_none(member: Input | Output | Field) -> bool:
    """Tell whether `None` must be said, since something else is taken if nothing is given."""
    if isinstance(member, Output):
        return False
    if member.default is not None:
        return not _is_none(member.default)
    return member.is_queried if isinstance(member, Input) else not member.is_required


def item_place(place: str) -> str:
    """Give where the items of a list or map stand."""
    return f"{place}[]"


def variant_place(place: str, label: str) -> str:
    """Give where a variant of a union stands."""
    return f"{place}|{label}"


def _message(holder: str, members: tuple[Input | Output | Field, ...]) -> Iterator[Wanted]:
    signed = ((each.name, signature(each.shape, says_none=says_none(each))) for each in members)
    yield Wanted(holder, tuple(signed))
    for each in members:
        yield from _unions(f"{holder}.{each.name}", each.shape, says_none=says_none(each))


def _unions(place: str, shape: Shape, *, says_none: bool) -> Iterator[Wanted]:
    """Give the unions in a shape that become messages of their own."""
    inner = optional_of(shape)
    match shape:
        case ListOf(item=item) | MapOf(value=item):
            yield from _unions(item_place(place), item, says_none=True)
        case OneOf() if inner is not None and not says_none:
            yield from _unions(place, inner, says_none=False)
        case OneOf(variants=variants):
            kept = [v for v in variants if says_none or not isinstance(v.shape, Nothing)]
            signed = tuple((each.label, signature(each.shape, says_none=True)) for each in kept)
            yield Wanted(place, signed)
            for each in kept:
                yield from _unions(variant_place(place, each.label), each.shape, says_none=True)
        case _:
            pass


def _is_none(literal: Literal) -> bool:
    match literal:
        case NoneLiteral():
            return True
        case UnionLiteral(value=value):
            return _is_none(value)
        case _:
            return False
