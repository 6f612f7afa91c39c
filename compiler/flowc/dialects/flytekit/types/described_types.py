"""How types are lowered that manifests give an encoding of their own."""

from __future__ import annotations

from flowc.dialects.flytekit.types import datasets
from flowc.dialects.flytekit.types.bases import is_known, library_bases
from flowc.dialects.flytekit.types.catalogue import (
    described_type,
    own_encoding,
    plain_metadata,
    tagged,
)
from flowc.dialects.flytekit.types.codes import TYPE_PARAMETER
from flowc.dialects.flytekit.types.files import ALIASES, FILE_TAG
from flowc.dialects.flytekit.types.lowerer import Handler, Lowerer
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.subject import Subject
from flowc.dialects.flytekit.types.uris import DIRECTORY, FILE
from flowc.frontend.interpreter.values import ClassValue, External, Generic, Unknown, Value
from flowc.manifests.type_index import TypeEntry
from flowc_ir.types import Type


def handler(entry: TypeEntry) -> Handler:
    """Give how a type is lowered whose own encoding is active."""

    def lowered(lowerer: Lowerer, subject: Subject) -> Type:
        if entry.most_annotations and len(subject.metadata) > entry.most_annotations:
            subject.place.fail(
                TYPE_PARAMETER,
                f"the encoder of `{entry.name}` fails on that much metadata in Annotated",
                exception="ValueError",
                hint=f"leave {entry.most_annotations}",
            )
        if entry.accepts:
            return _by_parameter(entry, lowerer, subject)
        if entry.is_dataset and not entry.tag:
            return datasets.dataset(lowerer, subject)
        try:
            return own_encoding(entry, lowerer.flytekit)
        except ValueError as error:
            subject.place.lose(f"what the manifest says of `{entry.name}` does not fit: {error}")

    return lowered


def _by_parameter(entry: TypeEntry, lowerer: Lowerer, subject: Subject) -> Type:
    """Give the encoding of the first argument between the brackets."""
    place, inner = subject.place, subject.inner
    if isinstance(inner, ClassValue):
        place.lose(f"a class that derives from `{entry.name}` is not followed")
    given = inner.arguments[0] if isinstance(inner, Generic) else External(entry.default)
    if isinstance(given, Unknown):
        place.lose(given)
    names = _names(given, place)
    for accepted in entry.accepts:
        if accepted.type in names:
            encoded = lowerer.lower_at(given, place)
            return tagged(entry.tag, encoded, plain_metadata(accepted.metadata))
    listed = ", ".join(f"`{each.type}`" for each in entry.accepts)
    place.fail(
        TYPE_PARAMETER,
        f"`{entry.name}` takes no such type",
        hint=f"it takes {listed}",
    )


def _names(given: Value, place: Place) -> set[str]:
    """Name the library classes that a type is, or derives from."""
    match given:
        case External(name=name) if name in ALIASES:
            is_file = ALIASES[name].tag == FILE_TAG
            return {name, FILE if is_file else DIRECTORY}
        case External(name=name) | Generic(origin=External(name=name)):
            entry = described_type(name, place)
            if not is_known(name, place):
                place.lose(f"what `{name}` derives from is not known")
            return {name, *(entry.bases if entry is not None else ())}
        case ClassValue():
            return library_bases(given)
        case _:
            return set()
