"""The vectors as Flyte hands them on when it takes a value out of a record: packed as data."""

from __future__ import annotations

import base64
import importlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from flyteidl.core import literals_pb2

from consumers.answers import VECTORS, Data

# The stubs of msgpack lack types.
_pack: Callable[[Data], bytes] = importlib.import_module("msgpack").packb
_unpack: Callable[..., Data] = importlib.import_module("msgpack").unpackb

Vectors: TypeAlias = Callable[[Path], Path]
"""Gives a file of vectors, which may be written into a folder."""


def recorded_vectors(folder: Path) -> Path:
    """Give the vectors as flytekit wrote them."""
    return VECTORS


def packed_vectors(folder: Path) -> Path:
    """Write a file of vectors of which each literal is packed; all else is the same."""
    document = json.loads(VECTORS.read_text(encoding="utf-8"))
    for case in document["cases"]:
        literals = literals_pb2.LiteralMap.FromString(base64.b64decode(case["literals"]))
        for name, literal in literals.literals.items():
            # Literals do not tell days from moments; what is meant is told beside them.
            is_moment = literal.scalar.primitive.WhichOneof("value") == "datetime"
            data = case["values"][name] if is_moment else _data(literal)
            literals.literals[name].Clear()
            binary = literals_pb2.Binary(value=_pack(data), tag="msgpack")
            literals.literals[name].scalar.binary.CopyFrom(binary)
        case["literals"] = base64.b64encode(literals.SerializeToString()).decode()
    made = folder / "packed.json"
    made.write_text(json.dumps(document), encoding="utf-8")
    return made


def _data(literal: literals_pb2.Literal) -> Data:
    match literal.WhichOneof("value"):
        case "collection":
            return [_data(item) for item in literal.collection.literals]
        case "map":
            return {key: _data(item) for key, item in literal.map.literals.items()}
        case _:
            return _of_scalar(literal.scalar)


def _of_scalar(scalar: literals_pb2.Scalar) -> Data:
    match scalar.WhichOneof("value"):
        case "union":
            return _data(scalar.union.value)
        case "binary":
            return _unpack(scalar.binary.value, strict_map_key=False)
        case "blob":
            return {"path": scalar.blob.uri}
        case "structured_dataset":
            type_ = scalar.structured_dataset.metadata.structured_dataset_type
            return {"uri": scalar.structured_dataset.uri, "file_format": type_.format}
        case "none_type":
            return None
        case _:
            return _of_primitive(scalar.primitive)


def _of_primitive(primitive: literals_pb2.Primitive) -> Data:
    match primitive.WhichOneof("value"):
        case "integer":
            return primitive.integer
        case "float_value":
            return primitive.float_value
        case "boolean":
            return primitive.boolean
        case "datetime":
            return primitive.datetime.ToJsonString()
        case "duration":
            return primitive.duration.ToTimedelta().total_seconds()
        case _:
            return primitive.string_value
