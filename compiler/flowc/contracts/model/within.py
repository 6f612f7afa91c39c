"""What a shape is made of."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.contracts.model.shapes import (
    Atom,
    Dataset,
    EnumRef,
    ListOf,
    MapOf,
    OneOf,
    Pickle,
    RecordRef,
    Scalar,
    Shape,
)


def parts_of(shape: Shape) -> Iterator[Shape]:
    """Give a shape and all shapes in it, not looking into records."""
    yield shape
    match shape:
        case ListOf(item=inner) | MapOf(value=inner):
            yield from parts_of(inner)
        case OneOf(variants=variants):
            for variant in variants:
                yield from parts_of(variant.shape)
        case Dataset(columns=columns):
            for column in columns:
                yield from parts_of(column.shape)
        case _:
            pass


def references_in(shape: Shape) -> Iterator[str]:
    """Give the ids of the records and enums that a shape names."""
    for part in parts_of(shape):
        if isinstance(part, (EnumRef, RecordRef)):
            yield part.id


def pickles_in(shape: Shape) -> Iterator[Pickle]:
    """Give the pickles in a shape."""
    for part in parts_of(shape):
        if isinstance(part, Pickle):
            yield part


def has_bytes(shape: Shape) -> bool:
    """Tell whether there are bytes in a shape."""
    return Scalar(Atom.BYTES) in parts_of(shape)
