"""Paths and URIs of constant files, folders and datasets."""

from __future__ import annotations

import pathlib

from flowc.dialects.flytekit.types.objects import LibraryObject
from flowc.dialects.flytekit.types.place import Place
from flowc.frontend.interpreter.values import Known, Unknown, Value

FILE = "flytekit.FlyteFile"
DIRECTORY = "flytekit.FlyteDirectory"
DATASET = "flytekit.StructuredDataset"
SCHEMA = "flytekit.types.schema.types.FlyteSchema"
UPLOADED = "a local path would be uploaded when the entity is packaged"


def is_remote(uri: str) -> bool:
    """Tell whether flytekit takes a path for remote (flytekit 1.16.31 `is_remote`)."""
    protocol, separator, _ = uri.partition("://")
    return protocol != "file" if separator else uri.startswith("data:")


def text_of(value: Value | None, place: Place) -> str:
    """Give a path as text; raises Lost if it is not known or not a path."""
    match value:
        case Known(value=str() as text):
            return text
        case Known(value=pathlib.PurePath() as path):
            return str(path)
        case Unknown():
            place.lose(value)
        case _:
            place.lose("a path is not known")


def remote_text(value: Value | None, place: Place) -> str:
    """Give the URI of something that is already in the object store; raises Lost if it is not."""
    uri = text_of(value, place)
    if not is_remote(uri):
        place.lose(UPLOADED)
    if uri.startswith("flyte://"):
        place.lose("a `flyte://` address is resolved when the entity is packaged")
    return uri


def file_parts(value: LibraryObject, place: Place) -> str:
    """Give the URI of a FlyteFile or FlyteDirectory that nothing more is said of."""
    uri = remote_text(value.arguments.get("path"), place)
    for name, given in value.arguments.items():
        is_false = isinstance(given, Known) and given.value in (None, False)
        is_ignored = is_false or (value.name == FILE and name == "remote_path")
        if name != "path" and not is_ignored:
            place.lose(f"what `{name}` of {value.describe()} does is not followed")
    return uri


def dataset_parts(value: LibraryObject, place: Place) -> tuple[str, str]:
    """Give the URI and the format of a StructuredDataset."""
    if set(value.arguments) - {"uri", "file_format"}:
        place.lose(f"{value.describe()} is made with more than a URI and a format")
    format_ = value.arguments.get("file_format")
    text = "" if format_ is None else text_of(format_, place)
    return remote_text(value.arguments.get("uri"), place), text
