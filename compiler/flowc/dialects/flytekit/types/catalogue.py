"""Types of third parties, as manifests describe them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flowc.dialects.flytekit.types.place import Place
from flowc.flytekit_versions import Behaviour
from flowc.frontend.interpreter.registry import TypeNote
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.plain import PlainMap, freeze
from flowc_ir.types import (
    BlobType,
    DatasetType,
    Dimensionality,
    EncodedType,
    SchemaType,
    SimpleKind,
    SimpleType,
    StructType,
    Type,
)

# Hello world names no third party.
if TYPE_CHECKING:
    from flowc.manifests.type_index import TypeEntry

ImporterOf = Callable[[str], str]
"""Gives the path of a source file that imports a package, empty if none does."""

DATASET_TAG = "StructuredDataset Transformer"
_OURS = ("builtins.", "typing.", "collections.", "datetime.", "flytekit.core.", "types.")
_SIMPLE = {kind.name: kind for kind in SimpleKind if kind is not SimpleKind.DATE}


@dataclass(frozen=True, slots=True)
class DescribedType(TypeNote):
    """A type of a manifest that is not flowc's own."""

    entry: TypeEntry


@dataclass(frozen=True, slots=True)
class Undescribed(TypeNote):
    """A type of flowc's own manifests, one of which is not used."""


def described_type(name: str, place: Place) -> TypeEntry | None:
    """Give what a manifest says of a class, by its qualified name."""
    note = place.machine.registry.types.get(name)
    if isinstance(note, DescribedType):
        return note.entry
    if isinstance(note, Undescribed):
        return None
    if name.startswith(_OURS) or "." not in name:
        return None
    from flowc.manifests.type_index import type_index

    return type_index().get(name)


def printed(entry: TypeEntry, place: Place) -> str | None:
    """Give how CPython prints a class, None if that is not known; raises `Lost` if it varies."""
    if not entry.older_spellings:
        return entry.spelling or None
    package = entry.name.partition(".")[0]
    version = place.machine.packages.versions.get(package)
    if version is None:
        place.lose(
            f"how Python prints `{entry.name}` differs by version of `{package}`: declare it in"
            f" `installed` of [tool.flowc], as in `{package}=={entry.older_spellings[-1][0]}`"
        )
    for before, spelling in entry.older_spellings:
        if _release(version) < _release(before):
            return spelling or None
    return entry.spelling or None


def has_encoding(entry: TypeEntry) -> bool:
    """Tell whether a type has an encoding of its own."""
    return entry.literal_type is not None or entry.is_dataset or bool(entry.accepts)


@dataclass(frozen=True, slots=True)
class Activity:
    """Whether the encoding of a type is active; if not, why it might yet be elsewhere."""

    is_active: bool
    reason: str = ""


def activity(entry: TypeEntry, place: Place, importer_of: ImporterOf) -> Activity:
    """Tell whether what encodes a type has been imported; raises `Lost` if that is in doubt.

    flytekit 1.16.31 (`load_implicit_plugins`) imports all plugins that are installed and ask for it
    in their metadata. What is installed is known if it is declared, or if a source imports it.
    """
    package = entry.active_when
    if not package or _is_imported(package, place):
        return Activity(is_active=True)
    if any(_is_imported(other, place) for other in entry.doubtful_after):
        place.lose(f"whether `{package}` has been imported when this is read is not known")
    if not entry.loaded_by_sdk:
        is_plugin = package.startswith("flytekitplugins.")
        reason = f"`{package}`, which encodes them, is not imported" if is_plugin else ""
        return Activity(is_active=False, reason=reason)
    packages = place.machine.packages
    declared = packages.declared or frozenset()
    if package in declared or importer_of(package):
        return Activity(is_active=True)
    if packages.is_complete and package.partition(".")[0] not in declared:
        return Activity(is_active=False)
    return Activity(
        is_active=False,
        reason=f"no source imports `{package}`, so it is taken not to be installed",
    )


def _is_imported(package: str, place: Place) -> bool:
    machine = place.machine
    return package in machine.library_modules or package in machine.externals


def own_encoding(entry: TypeEntry, flytekit: Behaviour) -> Type:
    """Give the encoding of a type that has one of its own, but by no parameter."""
    if entry.literal_type is None:
        return tagged(entry.tag, DatasetType())
    literal_type = entry.literal_type
    for before, older in entry.older:
        if _release(flytekit.version) < _release(before):
            literal_type = older
            break
    return type_of(entry.tag, literal_type)


def tagged(tag: str, type_: Type, metadata: PlainMap | None = None) -> Type:
    """Give a type that a transformer of that name carries."""
    if isinstance(type_, DatasetType) and tag in ("", DATASET_TAG) and metadata is None:
        return type_
    return EncodedType(tag, type_, metadata)


def type_of(tag: str, literal_type: object) -> Type:
    """Give the type that travels as a literal type (protojson) says; raises ValueError."""
    from flowc.manifests.plain_data import is_dict

    if not is_dict(literal_type):
        raise ValueError("a literal type is a map")
    kinds = [key for key in literal_type if key not in ("metadata", "annotation")]
    if len(kinds) != 1:
        raise ValueError("a literal type has one kind")
    metadata = plain_metadata(literal_type.get("metadata"))
    given = literal_type[kinds[0]]
    match kinds[0]:
        case "blob":
            return _blob(tag, given, metadata)
        case "simple" if given == "STRUCT":
            has_msgpack = "annotation" in literal_type
            return StructType(tag, metadata=metadata, msgpack=has_msgpack)
        case "simple" if isinstance(given, str) and given in _SIMPLE:
            return EncodedType(tag, SimpleType(_SIMPLE[given]), metadata)
        case "schema":
            return EncodedType(tag, SchemaType(), metadata)
        case "structured_dataset_type" | "structuredDatasetType":
            return tagged(tag, DatasetType(), metadata)
        case kind:
            raise ValueError(f"`{kind}` is not followed in the literal type of a manifest")


def plain_metadata(data: object) -> PlainMap | None:
    """Give metadata as plain data, None if there is none."""
    frozen = None if data is None else freeze(data)
    return frozen if isinstance(frozen, PlainMap) else None


def refuses_null(tag: str, place: Place) -> bool:
    """Tell whether the transformer of that name fails on None."""
    from flowc.manifests.type_index import type_index

    notes = place.machine.registry.types.values()
    entries = [note.entry for note in notes if isinstance(note, DescribedType)]
    return any(
        entry.tag == tag and entry.refuses_null
        for entry in (*entries, *type_index().entries().values())
    )


def _blob(tag: str, given: object, metadata: PlainMap | None) -> BlobType:
    from flowc.manifests.plain_data import is_dict

    parts = given if is_dict(given) else {}
    format_, multipart = parts.get("format"), parts.get("dimensionality") == "MULTIPART"
    return BlobType(
        tag,
        format_ if isinstance(format_, str) else "",
        Dimensionality.MULTIPART if multipart else Dimensionality.SINGLE,
        metadata,
    )


def _release(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
