"""Random types as the backend sees them, in the shapes that SDKs write, and types near them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from flowc.comparison.probes import bare
from flowc_ir.plain import PlainMap, plain_map
from flowc_validators.wire.cast import is_castable
from flowc_validators.wire.types import (
    NONE,
    Blob,
    Collection,
    Dataset,
    Enum,
    Mapping,
    Simple,
    Struct,
    Union,
    Wire,
)

KINDS = ("INTEGER", "FLOAT", "STRING", "BOOLEAN", "DATETIME", "DURATION")
FIELDS: tuple[str, ...] = ("a", "b", "c")

simple: SearchStrategy[Wire] = st.sampled_from([Simple(kind) for kind in KINDS])
enums: SearchStrategy[Wire] = st.lists(
    st.sampled_from("abc"), min_size=1, max_size=3, unique=True
).map(lambda values: Enum(tuple(values)))
blobs: SearchStrategy[Wire] = st.builds(Blob, st.sampled_from(["", "csv", "pdf"]), st.booleans())


def schema(fields: Iterable[tuple[str, str]]) -> PlainMap:
    """Give the JSON Schema of a record, as an encoder writes it."""
    properties = PlainMap(tuple((name, plain_map(type=kind)) for name, kind in fields))
    return plain_map(type="object", title="T", properties=properties)


structs: SearchStrategy[Wire] = st.one_of(
    st.just(Struct()),
    st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(["integer", "string"])).map(
        lambda fields: Struct(schema(fields.items()))
    ),
)
datasets: SearchStrategy[Wire] = st.builds(
    Dataset,
    st.sampled_from(["", "parquet", "csv"]),
    st.lists(
        st.tuples(st.sampled_from(FIELDS), st.sampled_from([Simple("INTEGER"), Simple("STRING")])),
        max_size=2,
        unique_by=lambda column: column[0],
    ).map(tuple),
)
leaves: SearchStrategy[Wire] = st.one_of(simple, enums, blobs, structs, datasets)


def _tag(type_: Wire) -> Wire:
    match type_:
        case Simple(kind=kind):
            return replace(type_, tag=kind.lower())
        case Enum():
            return replace(type_, tag="DefaultEnumTransformer")
        case Struct():
            return replace(type_, tag="Object-Dataclass-Transformer")
        case _:
            return type_


def _union(variants: list[Wire], is_optional: bool) -> Wire:
    flat: list[Wire] = []
    for variant in [*variants, *([NONE] if is_optional else [])]:
        inner = variant.variants if isinstance(variant, Union) else (variant,)
        flat += [_tag(each) for each in inner if _tag(each) not in flat]
    return Union(tuple(flat))


wires: SearchStrategy[Wire] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        inner.map(Collection),
        inner.map(Mapping),
        st.builds(_union, st.lists(inner, min_size=1, max_size=3), st.booleans()),
    ),
    max_leaves=4,
)


@st.composite
def near(draw: st.DrawFn, type_: Wire) -> Wire:
    """Give a type that differs little from another."""
    match type_:
        case Collection(item=item):
            return draw(st.one_of(near(item).map(Collection), near(item)))
        case Mapping(value=value):
            return draw(near(value).map(Mapping))
        case Union(variants=variants):
            kept = draw(st.lists(st.sampled_from(variants), min_size=1, max_size=3))
            more = draw(st.lists(leaves, max_size=1))
            return _union([*kept, *more], draw(st.booleans()))
        case Enum():
            return draw(st.one_of(enums, st.just(Simple("STRING")), st.just(type_)))
        case Struct():
            return draw(structs)
        case Blob():
            return draw(blobs)
        case Dataset():
            return draw(datasets)
        case _:
            optional = st.just(_union([type_], True))
            return draw(st.one_of(simple, enums, optional, st.just(Collection(type_))))


def is_ambiguous(type_: Wire) -> bool:
    """Tell whether there is a union in a type of which one variant takes what another one does."""
    match type_:
        case Collection(item=inner) | Mapping(value=inner):
            return is_ambiguous(inner)
        case Union(variants=variants):
            pairs = [(one, other) for one in variants for other in variants if one is not other]
            return any(map(is_ambiguous, variants)) or any(
                is_castable(bare(one), other) for one, other in pairs if bare(one) != NONE
            )
        case _:
            return False
