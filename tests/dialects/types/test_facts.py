"""Types and literals against what flytekit 1.16.31 was seen to make of them.

`types.json` and `literals.json` are records of flytekit; a case must come out equal, or as an error
where flytekit raises, or be among those listed here as opaque with the reason.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from dialects.types.probe import Answer, probe, unordered

HERE = Path(__file__).parent

PLUGINS = frozenset(
    (
        "dbt dolt geopandas great_expectations huggingface matplotlib modin omegaconf onnx_sk "
        "onnx_tf onnx_torch openai_types pandera polars pyspark_pandas spark vaex xarray"
    ).split()
)
"""Groups whose types come from plugins: manifests describe them, not this room."""

OPAQUE_TYPES = frozenset(
    {
        # How these print depends on the version of their library.
        "pd.Series",
        "tf.Tensor",
        "tf.data.Dataset",
        # Artifacts are modelled by the dialect, not by this room.
        'Annotated[int, Artifact(name="my_artifact")]',
        'Annotated[int, Artifact(name="my_artifact", partition_keys=["a"], time_partitioned=True)]',
    }
)
OPAQUE_DEFINITIONS = ("@pydantic.dataclasses.dataclass",)

LITERAL_PREAMBLE = """
import datetime, enum, typing
from dataclasses import dataclass, field
from typing import Any, Dict, Iterator, List, Literal, Optional, Tuple, Union
from typing_extensions import Annotated
import numpy as np
from flyteidl.core import tasks_pb2
from flytekit import FlyteDirectory, FlyteFile, HashMethod, StructuredDataset, kwtypes
from flytekit.core.annotation import FlyteAnnotation
from google.protobuf import struct_pb2
from pydantic import BaseModel
def h(x): return "hash-" + str(x)
class Color(enum.Enum):
    RED = "red"
    GREEN = "green"
class SColor(str, enum.Enum):
    RED = "red"
    GREEN = "green"
@dataclass
class Inner:
    x: int = 1
    y: str = "q"
@dataclass
class DC:
    a: int
    b: float = 1.5
    c: List[int] = field(default_factory=lambda: [1, 2])
    d: Optional[str] = None
    e: Inner = field(default_factory=Inner)
    f: Dict[str, int] = field(default_factory=lambda: {"k": 1})
    g: Color = Color.RED
    h: datetime.datetime = datetime.datetime(2024, 1, 2, 3, 4, 5)
    i: datetime.timedelta = datetime.timedelta(seconds=90)
class PM(BaseModel):
    a: int = 1
    b: Optional[str] = None
    c: List[float] = [1.0]
    d: datetime.timedelta = datetime.timedelta(seconds=90)
"""

OPAQUE_LITERALS = frozenset(
    {
        # Values of libraries.
        "np.float64 = np.float64(1.5)",
        'struct_pb2.Struct = struct_pb2.Struct(fields={"a": struct_pb2.Value(number_value=1)})',
        "tasks_pb2.Resources = tasks_pb2.Resources"
        '(requests=[tasks_pb2.Resources.ResourceEntry(name=1,value="1")])',
    }
)
STRICTER = frozenset({'Literal["a","b"] = "z"'})
"""flytekit lets a value pass that the Literal does not list; flowc reports it."""

UNREACHABLE = frozenset({"None = None"})
"""As an annotation, None is NoneType; flytekit was asked for None itself."""


@dataclass(frozen=True)
class TypeCase:
    """A type expression after a source, and its literal type; None if flytekit raises."""

    source: str
    expression: str
    expected: object


def _type_cases() -> list[object]:
    facts = json.loads((HERE / "types.json").read_text())
    made: list[object] = []
    for number, case in enumerate(facts["cases"]):
        if case["group"] in PLUGINS:
            continue
        source = f"{facts['preamble'][case['group']]}\n{case['defs']}"
        item = TypeCase(source, case["expr"], case.get("literal_type"))
        made.append(pytest.param(item, id=f"{case['group']}-{number}"))
    return made


@pytest.mark.parametrize("case", _type_cases())
def test_type(case: TypeCase) -> None:
    """Lower a type as flytekit does."""
    answer = probe(case.source, case.expression).type
    opaque = case.expression in OPAQUE_TYPES or any(d in case.source for d in OPAQUE_DEFINITIONS)
    if opaque:
        assert answer.opaque
    else:
        _compare(answer, case.expected)


def _literal_cases() -> list[object]:
    facts = json.loads((HERE / "literals.json").read_text())
    skipped = UNREACHABLE | STRICTER
    return [
        pytest.param(key, answer.get("literal"), id=key)
        for key, answer in facts.items()
        if not key.startswith("#") and key not in skipped
    ]


@pytest.mark.parametrize(("case", "expected"), _literal_cases())
def test_literal(case: str, expected: object) -> None:
    """Convert a value as flytekit does."""
    annotation, _, value = case.partition(" = ")
    answer = probe(LITERAL_PREAMBLE, annotation, value)
    found = answer.type if answer.literal is None else answer.literal
    if case in OPAQUE_LITERALS:
        assert found.opaque
    else:
        _compare(found, expected)


@pytest.mark.parametrize("case", sorted(STRICTER))
def test_value_that_is_not_listed(case: str) -> None:
    """Report a value that the Literal does not list."""
    annotation, _, value = case.partition(" = ")
    literal = probe(LITERAL_PREAMBLE, annotation, value).literal
    assert literal is not None
    assert literal.diagnostic is not None
    assert literal.diagnostic.code.name == "unknown-choice"


def _compare(answer: Answer, expected: object) -> None:
    assert not answer.opaque
    if expected is None:
        assert answer.error
        assert answer.diagnostic is not None
    else:
        assert not answer.error
        assert unordered(answer.value) == unordered(expected)
