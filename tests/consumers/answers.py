"""What the consumers in all languages answer, and the judgement of it.

A consumer is a program `consumer VECTORS IR PACKAGE` that prints one JSON object:

- `again`: each vector read as typed values and written again: base64 of an
  `ExecutionCreateRequest` for inputs, and of a `LiteralMap` for outputs;
- `by_hand`: the requests for `BY_HAND`, from values that stand in the consumer's source;
- `read`: the outputs of `READ`, which the consumer compares itself with such values;
- `ir`, `package`: the kinds and names of all that the IR and the Flyte package hold.
"""

from __future__ import annotations

import base64
import importlib
import json
import re
import subprocess
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TypeAlias, TypedDict

from flyteidl.admin import execution_pb2
from flyteidl.core import identifier_pb2, literals_pb2, types_pb2
from google.protobuf.json_format import MessageToDict

from differential.expected import clean_environment, flytekit_python

Data: TypeAlias = None | bool | int | float | str | bytes | list["Data"] | dict["Data", "Data"]

HERE = Path(__file__).parent
VECTORS = HERE / "vectors.json"
BY_HAND = frozenset(
    {
        "in numbers/beyond 2^53",
        "in times/plain",
        "in choices/plain",
        "in containers/full",
        "in containers/empty",
        "in unions/first",
        "in unions/none",
        "in records/full",
        "in records/left out",
        "in stored/plain",
        "in deliver/defaults",
        "in overnight/all",
    }
)
READ = frozenset(
    {
        "out numbers/plain",
        "out unions/first",
        "out unions/none",
        "out records/full",
        "out stored/plain",
        "out send/none",
    }
)
# The stubs of msgpack lack types.
_unpack: Callable[..., Data] = importlib.import_module("msgpack").unpackb
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_KINDS = {"task": identifier_pb2.TASK, "launch_plan": identifier_pb2.LAUNCH_PLAN}


class Vector(TypedDict):
    """One vector; `literals` is a LiteralMap in base64."""

    id: str
    kind: str
    entity: str
    side: str
    literals: str
    python: dict[str, str]


class Answers(TypedDict):
    """What a consumer prints."""

    again: dict[str, str]
    by_hand: dict[str, str]
    read: list[str]
    ir: list[str]
    package: list[str]


@cache
def vectors() -> dict[str, Vector]:
    """Give the recorded vectors by id."""
    cases: list[Vector] = json.loads(VECTORS.read_text(encoding="utf-8"))["cases"]
    return {case["id"]: case for case in cases}


def judge(answers: Answers, entities: set[str]) -> None:
    """Hold the answers of a consumer against what flytekit wrote, and let it read them."""
    written = compared(answers, entities)
    assert flytekit_reads(written) == {key: vectors()[_id(key)]["python"] for key in written}


def compared(answers: Answers, entities: set[str]) -> dict[str, literals_pb2.LiteralMap]:
    """Hold the answers against what flytekit wrote, and give what was written."""
    assert set(answers["again"]) == set(vectors())
    assert set(answers["by_hand"]) == BY_HAND
    assert set(answers["read"]) == READ
    assert set(answers["ir"]) == entities
    assert set(answers["package"]) == entities
    written = {f"again {id_}": _map(id_, text) for id_, text in answers["again"].items()}
    written |= {f"by hand {id_}": _map(id_, text) for id_, text in answers["by_hand"].items()}
    for key, literals in written.items():
        vector = vectors()[_id(key)]
        assert plain_map(literals) == plain_map(_literals(vector["literals"])), key
    return written


def flytekit_reads(written: dict[str, literals_pb2.LiteralMap]) -> dict[str, dict[str, str]]:
    """Give what flytekit reads from literals, by keys that end in the id of a vector."""
    asked = {
        key: {
            **{name: vectors()[_id(key)][name] for name in ("kind", "entity", "side")},
            "literals": base64.b64encode(literals.SerializeToString()).decode(),
        }
        for key, literals in written.items()
    }
    with tempfile.TemporaryDirectory(prefix="flowc-consumers-") as home:
        questions, answers = Path(home, "asked.json"), Path(home, "answers.json")
        questions.write_text(json.dumps(asked), encoding="utf-8")
        ran = subprocess.run(
            [str(flytekit_python()), str(HERE / "oracle" / "convert.py"), questions, answers],
            capture_output=True,
            text=True,
            check=False,
            cwd=home,
            env=clean_environment(home),
        )
        assert ran.returncode == 0, ran.stderr[-4000:]
        read: dict[str, dict[str, str]] = json.loads(answers.read_text(encoding="utf-8"))
    return read


def plain_map(literals: literals_pb2.LiteralMap) -> dict[str, object]:
    """Give literals as plain data to compare: packed data unpacked, types without comments."""
    return {name: _plain(literal) for name, literal in literals.literals.items()}


def _id(key: str) -> str:
    return key.removeprefix("again ").removeprefix("by hand ")


def _map(id_: str, text: str) -> literals_pb2.LiteralMap:
    """Give the literals of an answer; a request must name its entity."""
    vector = vectors()[id_]
    if vector["side"] == "outputs":
        return _literals(text)
    request = execution_pb2.ExecutionCreateRequest()
    request.ParseFromString(base64.b64decode(text))
    assert (request.project, request.domain, request.name) == ("p", "d", "n")
    assert request.spec.launch_plan == identifier_pb2.Identifier(
        resource_type=_KINDS[vector["kind"]],
        project="p",
        domain="d",
        name=vector["entity"],
        version="v",
    )
    return request.inputs


def _literals(text: str) -> literals_pb2.LiteralMap:
    literals = literals_pb2.LiteralMap()
    literals.ParseFromString(base64.b64decode(text))
    return literals


def _plain(literal: literals_pb2.Literal) -> object:
    match literal.WhichOneof("value"):
        case "collection":
            return [_plain(item) for item in literal.collection.literals]
        case "map":
            return plain_map(literal.map)
        case _:
            return _plain_scalar(literal.scalar, dict(literal.metadata))


def _plain_scalar(scalar: literals_pb2.Scalar, metadata: dict[str, str]) -> object:
    match scalar.WhichOneof("value"):
        case "union":
            return (
                "union",
                scalar.union.type.structure.tag,
                _kind(scalar.union.type),
                _plain(scalar.union.value),
            )
        case "binary":
            data = _unpack(scalar.binary.value, strict_map_key=False)
            return ("binary", scalar.binary.tag, _typed(data))
        case _:
            return (MessageToDict(scalar), repr(scalar), metadata)


def _kind(type_: types_pb2.LiteralType) -> object:
    match type_.WhichOneof("type"):
        case "collection_type":
            return ["list", _kind(type_.collection_type)]
        case "map_value_type":
            return ["map", _kind(type_.map_value_type)]
        case "union_type":
            return ["union", *((v.structure.tag, _kind(v)) for v in type_.union_type.variants)]
        case _:
            bare = types_pb2.LiteralType()
            bare.CopyFrom(type_)
            for name in ("metadata", "structure", "annotation"):
                bare.ClearField(name)
            return MessageToDict(bare)


def _typed(data: Data) -> object:
    """Tell whole numbers, floats and booleans apart; `repr` does so too for zeros.

    A moment is the same in every zone: not all languages keep in which one it was written.
    What is None may be left out where that is the default; what it is not, flytekit tells.
    """
    match data:
        case dict():
            present = ((key, item) for key, item in data.items() if item is not None)
            pairs = [(repr(key), _typed(item)) for key, item in present]
            return ("map", sorted(pairs, key=lambda pair: pair[0]))
        case list():
            return [_typed(item) for item in data]
        case str() if _MOMENT.fullmatch(data):
            return datetime.fromisoformat(data).astimezone(UTC).isoformat()
        case _:
            return repr(data)
