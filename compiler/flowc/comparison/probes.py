"""Callers to try on a changed type: the smallest that fits before and does not fit now.

Which type may flow into which is a relation, and no order: that the old type fits the new one says
nothing of what else fitted the old one (`str` takes any enum, an enum takes `str`, and no other
enum). So a change is judged by trying: *probes* are types made of both sides, of which those that
fitted the old type are held against the new one. What fails is the proof, and is shown.

One kind of caller is left out: an input whose union is ambiguous, where one variant takes what
another one does. Which variant it takes depends on more than the type that flows into it.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator

from flowc.comparison.levels import Level
from flowc_ir.lazy_dataclass import dataclass, replace
from flowc_ir.plain import Plain, PlainMap, plain_map
from flowc_validators.wire.cast import is_castable
from flowc_validators.wire.types import (
    NONE,
    STRING,
    Blob,
    Collection,
    Dataset,
    Enum,
    Mapping,
    Nothing,
    Schema,
    Simple,
    Struct,
    Union,
    Wire,
)

FRESH = "any-other"
"""A format, a column or the value of an enum that neither side has."""

_TAGGED = (Simple, Struct, Enum)


class Kind(enum.Enum):
    """What a probe stands for: a value that is given, an edge, or an edge that few have."""

    LITERAL = "literal"
    EDGE = "edge"
    UNUSUAL = "unusual"


@dataclass(frozen=True, slots=True)
class Probe:
    """A type at the other end of an edge."""

    type: Wire
    kind: Kind


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a new type means for edges to an input or from an output.

    `edges` is for nodes, `launches` for values that are given at a start; `failing` is a probe that
    fitted and does not fit any more.
    """

    edges: Level
    launches: Level
    failing: Probe | None


def judge_input(old: Wire, new: Wire) -> Verdict:
    """Judge what flows into an input whose type has changed."""
    failed = [
        probe
        for probe in upstream(old, [*_leaves(new)])
        if is_castable(probe.type, old) and not is_castable(probe.type, new)
    ]
    return _verdict(failed, is_only_order=_is_grown(old, new))


def judge_output(old: Wire, new: Wire) -> Verdict:
    """Judge what takes the value of an output whose type has changed."""
    failed = [
        probe
        for probe in downstream(old, [*_leaves(new)])
        if is_castable(old, probe.type) and not is_castable(new, probe.type)
    ]
    return _verdict(failed, is_only_order=_is_grown(new, old))


def _verdict(failed: list[Probe], *, is_only_order: bool) -> Verdict:
    if not failed:
        return Verdict(Level.COMPATIBLE, Level.COMPATIBLE, None)
    order = list(Kind)
    first = min(failed, key=lambda probe: order.index(probe.kind))
    is_rare = is_only_order or first.kind is Kind.UNUSUAL
    edges = Level.RISKY if is_rare else Level.BREAKING
    launches = Level.BREAKING if first.kind is Kind.LITERAL else Level.RISKY
    return Verdict(edges, launches, first)


def _is_grown(narrow: Wire, wide: Wire) -> bool:
    """Tell whether two types differ only in enums, of which one has all values of the other.

    Most callers give text, for which nothing changes; an edge from enum to enum is compared
    exactly, order included.
    """
    match narrow, wide:
        case Enum(values=ones), Enum(values=others):
            return set(ones) <= set(others)
        case Collection(item=one), Collection(item=other):
            return _is_grown(one, other)
        case Mapping(value=one), Mapping(value=other):
            return _is_grown(one, other)
        case Union(variants=ones), Union(variants=others):
            return len(ones) == len(others) and all(map(_is_grown, ones, others))
        case _:
            return narrow == wide


def upstream(type_: Wire, hints: list[Wire]) -> Iterator[Probe]:
    """Give types that may flow into one; `hints` are what the other side is made of."""
    match type_:
        case Simple(kind="STRING"):
            yield Probe(STRING, Kind.LITERAL)
            yield Probe(Enum((FRESH,)), Kind.EDGE)
            yield from (Probe(bare(hint), Kind.EDGE) for hint in hints if isinstance(hint, Enum))
        case Simple(kind=kind):
            yield Probe(Simple(kind), Kind.LITERAL)
        case Enum(values=values):
            yield Probe(STRING, Kind.LITERAL)
            yield Probe(Enum(values), Kind.EDGE)
        case Struct():
            yield Probe(Struct(), Kind.LITERAL)
            yield from (Probe(Struct(schema), Kind.EDGE) for schema in _schemas(type_, hints))
        case Collection(item=item):
            yield Probe(Collection(NONE), Kind.LITERAL)
            yield from (
                Probe(Collection(inner.type), inner.kind) for inner in upstream(item, hints)
            )
        case Mapping(value=value):
            yield Probe(Mapping(NONE), Kind.LITERAL)
            yield from (Probe(Mapping(inner.type), inner.kind) for inner in upstream(value, hints))
        case Blob():
            yield Probe(type_, Kind.LITERAL)
            yield from (Probe(blob, Kind.EDGE) for blob in _blobs(type_, hints))
        case Schema() | Dataset():
            yield Probe(type_, Kind.LITERAL)
            yield from _tables(type_, hints)
        case Union(variants=variants):
            yield from _into_union(variants, hints)
        case Nothing():
            yield Probe(type_, Kind.EDGE)


def downstream(type_: Wire, hints: list[Wire]) -> Iterator[Probe]:
    """Give types that a value may flow into; `hints` are what the other side is made of."""
    yield from _taking(type_, hints)
    match type_:
        case Union(variants=variants):
            yield Probe(Union((*variants, *_tagged([NONE]))), Kind.EDGE)
        case _:
            yield Probe(Union((*_tagged([bare(type_), NONE]),)), Kind.EDGE)
            yield Probe(Union((*_tagged([bare(type_), Enum((FRESH,))]),)), Kind.UNUSUAL)


def _taking(type_: Wire, hints: list[Wire]) -> Iterator[Probe]:
    match type_:
        case Simple(kind="STRING"):
            yield Probe(STRING, Kind.EDGE)
            yield Probe(Enum((FRESH,)), Kind.UNUSUAL)
        case Enum(values=values):
            yield Probe(STRING, Kind.EDGE)
            yield Probe(Enum(values), Kind.EDGE)
        case Struct():
            yield Probe(Struct(), Kind.EDGE)
            yield from (Probe(Struct(schema), Kind.EDGE) for schema in _schemas(type_, hints))
        case Collection(item=item):
            yield from (
                Probe(Collection(inner.type), inner.kind) for inner in downstream(item, hints)
            )
        case Mapping(value=value):
            yield from (
                Probe(Mapping(inner.type), inner.kind) for inner in downstream(value, hints)
            )
        case Blob():
            yield Probe(type_, Kind.EDGE)
            yield from (Probe(blob, Kind.UNUSUAL) for blob in _blobs(type_, hints))
        case Schema() | Dataset():
            yield Probe(type_, Kind.EDGE)
            yield from _tables(type_, hints)
        case Simple() | Union() | Nothing():
            yield Probe(bare(type_), Kind.EDGE)


def bare(type_: Wire) -> Wire:
    """Give a type without the tag that it has as a variant of a union."""
    return replace(type_, tag="") if isinstance(type_, _TAGGED) else type_


def _into_union(variants: tuple[Wire, ...], hints: list[Wire]) -> Iterator[Probe]:
    """Give values of each variant, alone and wrapped as unions are, and all variants together."""
    for variant in variants:
        for inner in upstream(bare(variant), hints):
            yield inner
            tagged = _with_tag_of(variant, inner.type)
            yield Probe(Union((tagged,)), inner.kind)
        yield Probe(Union((variant,)), Kind.LITERAL)
    yield Probe(Union(variants), Kind.EDGE)


def _with_tag_of(variant: Wire, type_: Wire) -> Wire:
    if isinstance(type_, _TAGGED) and isinstance(variant, _TAGGED) and type(type_) is type(variant):
        return replace(type_, tag=variant.tag)
    return type_


def _tagged(types: Iterable[Wire]) -> Iterator[Wire]:
    """Give types as the variants of a union, with tags that keep them apart."""
    for number, type_ in enumerate(type_ for type_ in types if not isinstance(type_, Union)):
        yield replace(type_, tag=f"v{number}") if isinstance(type_, _TAGGED) else type_


def _leaves(type_: Wire) -> Iterator[Wire]:
    """Give all types that a type is made of."""
    yield bare(type_)
    match type_:
        case Collection(item=inner) | Mapping(value=inner):
            yield from _leaves(inner)
        case Union(variants=variants):
            for variant in variants:
                yield from _leaves(variant)
        case Dataset(columns=columns):
            for _, column in columns:
                yield from _leaves(column)
        case _:
            pass


def _blobs(type_: Blob, hints: list[Wire]) -> Iterator[Blob]:
    yield Blob()
    yield Blob(FRESH)
    yield from (Blob(hint.format) for hint in hints if isinstance(hint, Blob))


def _schemas(type_: Struct, hints: list[Wire]) -> Iterator[PlainMap]:
    """Give schemas beside those of a record: its own, one with more, some with less."""
    own = [type_.schema] if type_.schema is not None else []
    own += [hint.schema for hint in hints if isinstance(hint, Struct) and hint.schema is not None]
    every = [_properties(schema) for schema in own]
    for schema, properties in zip(own, every, strict=True):
        yield schema
        text = plain_map(type="string")
        yield _with_properties(schema, (*properties, (FRESH, text)))
        # Of what all have alike, one stands for all.
        told = [each for each in properties if not all(each in other for other in every)]
        for left_out in (*told, *properties[:1]):
            yield _with_properties(schema, tuple(p for p in properties if p is not left_out))
    yield plain_map(type="object", properties=plain_map(any=plain_map(type="string")))


def _properties(schema: PlainMap) -> tuple[tuple[Plain, Plain], ...]:
    found = dict(schema.entries).get("properties")
    return found.entries if isinstance(found, PlainMap) else ()


def _with_properties(schema: PlainMap, properties: tuple[tuple[Plain, Plain], ...]) -> PlainMap:
    kept = tuple((key, value) for key, value in schema.entries if key != "properties")
    return PlainMap((*kept, ("properties", PlainMap(properties))))


def _tables(type_: Schema | Dataset, hints: list[Wire]) -> Iterator[Probe]:
    """Give tables beside one: of the other class, with columns more and less, in other formats."""
    yield Probe(NONE, Kind.UNUSUAL)
    tables = [type_, *(hint for hint in hints if isinstance(hint, (Schema, Dataset)))]
    formats = {""} | {table.format for table in tables if isinstance(table, Dataset)}
    for table in tables:
        columns = dict(_columns(table))
        named = [((name, type_),) for name, type_ in columns.items()]
        more = (*columns.items(), (FRESH, STRING))
        for chosen in ((), tuple(columns.items()), more, ((FRESH, STRING),), *named):
            for format_ in (*sorted(formats), FRESH):
                yield Probe(Dataset(format_, chosen), Kind.EDGE)
            yield Probe(Schema(tuple((n, _kind(t)) for n, t in chosen)), Kind.UNUSUAL)


def _columns(table: Schema | Dataset) -> tuple[tuple[str, Wire], ...]:
    match table:
        case Dataset(columns=columns):
            return columns
        case Schema(columns=named):
            return tuple((name, Simple(kind)) for name, kind in named)


def _kind(type_: Wire) -> str:
    return type_.kind if isinstance(type_, Simple) else ""
