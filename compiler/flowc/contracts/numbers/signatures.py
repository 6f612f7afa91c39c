"""The type of a member as its number remembers it: what may not change beneath a number."""

from __future__ import annotations

from typing import assert_never

from flowc.contracts.model.shapes import (
    Atom,
    Blob,
    Choice,
    Data,
    Dataset,
    EnumRef,
    ListOf,
    MapOf,
    Nothing,
    OneOf,
    Pickle,
    RecordRef,
    Scalar,
    Shape,
    others_than_none,
)


def optional_of(shape: Shape) -> Shape | None:
    """Give `T` if a shape is `Optional[T]`, else None."""
    if isinstance(shape, OneOf):
        others = others_than_none(shape)
        if len(others) == 1 and len(shape.variants) > 1:
            return others[0].shape
    return None


def is_repeated(shape: Shape) -> bool:
    """Tell whether protobuf has no way to say that there is none, only that there is nothing in."""
    return isinstance(shape, (ListOf, MapOf))


def signature(shape: Shape, *, says_none: bool = False) -> str:
    """Write a type down. With `says_none`, `None` must be told from a value that is not given."""
    inner = optional_of(shape)
    if inner is not None and not says_none:
        return f"optional {signature(inner)}" if is_repeated(inner) else signature(inner)
    match shape:
        case Scalar(atom=atom) | Choice(atom=atom):
            return atom.value
        case Nothing():
            return "none"
        case ListOf(item=item):
            return f"list of {signature(item, says_none=True)}"
        case MapOf(value=value, key=key):
            of = f"map of {signature(value, says_none=True)}"
            return of if key is Atom.STRING else f"{of} by {key.value}"
        case OneOf():
            return "union"
        case EnumRef(id=id_):
            return f"enum {id_}"
        case RecordRef(id=id_):
            return f"record {id_}"
        case _:
            return _stored(shape)


def _stored(shape: Blob | Dataset | Data | Pickle) -> str:
    match shape:
        case Blob():
            return "blob"
        case Dataset():
            return "dataset"
        case Data():
            return "data"
        case Pickle():
            return "pickle"
        case _:
            assert_never(shape)
