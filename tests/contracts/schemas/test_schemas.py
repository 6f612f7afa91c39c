"""Documents of inputs and outputs, in both flavours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contracts.model.compiling import contract_of
from contracts.validating import accepts, check_schema
from flowc.contracts.literal_json import Json
from flowc.contracts.schemas.documents import Flavor, json_schemas
from flowc.contracts.schemas.flyte_values import go_string
from flowc.contracts.schemas.standard import Object
from flowc_ir.diagnostic import Report

HEAD = """\
import enum
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal, Optional, TypedDict, Union

from flytekit import LaunchPlan, task, workflow
from flytekit.types.file import FlyteFile
from flytekit.types.structured import StructuredDataset
"""


def documents(folder: Path, text: str, flavor: Flavor) -> tuple[dict[str, Object], list[str]]:
    """Give all documents of a module `shop`, and what was found."""
    contract, _ = contract_of(folder, HEAD + text)
    report = Report()
    made = json_schemas(contract, flavor, report)
    for each in made.values():
        check_schema(each)
    return made, [f"{each.code.name}: {each.message}" for each in report.diagnostics]


def inputs(folder: Path, parameters: str, before: str = "", flavor: Flavor = "standard") -> Object:
    """Give the document of the inputs of a task."""
    text = f"{before}\n\n@task\ndef f({parameters}) -> None: ...\n"
    return documents(folder, text, flavor)[0]["tasks/shop.f.inputs.schema.json"]


def test_values_of_the_standard_flavour(tmp_path: Path) -> None:
    """Take what is of the types, and nothing else."""
    before = """
class Mode(enum.Enum):
    FAST = "fast"


@dataclass
class Tree:
    size: int
    took: timedelta
    left: Optional["Tree"] = None
"""
    schema = inputs(tmp_path, "t: Tree, m: Mode, f: FlyteFile, x: list[date]", before)
    good: dict[str, Json] = {
        "t": {"size": 1, "took": "PT5M", "left": {"size": 2, "took": "PT0S"}},
        "m": "fast",
        "f": {"uri": "s3://b/k"},
        "x": ["2026-01-31"],
    }
    assert accepts(schema, good)
    wrong: list[tuple[str, Json]] = [
        ("t", {"size": "1", "took": "PT5M"}),
        ("t", {"size": 1, "took": "PT5M", "right": None}),
        ("t", {"size": 1}),
        ("m", "slow"),
        ("f", "s3://b/k"),
        ("x", ["yesterday"]),
        ("y", 1),
    ]
    for key, bad in wrong:
        assert not accepts(schema, {**good, key: bad}), (key, bad)
    assert not accepts(schema, {"m": "fast"})


def test_a_value_of_a_union_says_its_variant(tmp_path: Path) -> None:
    """Tag a union of several; `Optional` needs no tag, and both take null only if it is there."""
    schema = inputs(tmp_path, "a: Union[int, float], b: Optional[int], c: Union[int, str, None]")
    good: dict[str, Json] = {"a": {"type": "float", "value": 1}, "b": None, "c": None}
    assert accepts(schema, good)
    assert accepts(schema, {**good, "b": 3, "c": {"type": "string", "value": "x"}})
    mixed: Json = {"type": "integer", "value": "x"}
    wrong: list[tuple[str, Json]] = [("a", 1), ("a", None), ("c", mixed), ("c", 3)]
    for key, bad in wrong:
        assert not accepts(schema, {**good, key: bad}), (key, bad)


def test_defaults_are_values_of_their_schema(tmp_path: Path) -> None:
    """Write a default as a caller would write the value."""
    text = """
class Mode(enum.Enum):
    FAST = "fast"


@dataclass
class Wait:
    long: timedelta
    mode: Mode = Mode.FAST


@workflow
def flow(
    a: Union[int, str] = "x",
    b: Optional[int] = None,
    c: timedelta = timedelta(seconds=-90),
    d: datetime = datetime(2026, 1, 31),
    e: Mode = Mode.FAST,
    f: dict[str, list[int]] = {"x": [1]},
    g: Wait = Wait(timedelta(milliseconds=1500)),
    h: float = float("nan"),
    i: int = 9007199254740993,
) -> None: ...
"""
    made, _ = documents(tmp_path, text, "standard")
    schema = made["launch-plans/shop.flow.inputs.schema.json"]
    properties = schema["properties"]
    assert isinstance(properties, dict)
    defaults = {
        name: each["default"]
        for name, each in properties.items()
        if isinstance(each, dict) and "default" in each
    }
    assert defaults == {
        "a": {"type": "string", "value": "x"},
        "b": None,
        "c": "-PT90S",
        "d": "2026-01-31T00:00:00Z",
        "e": "fast",
        "f": {"x": [1]},
        "g": {"long": "PT1.5S", "mode": "fast"},
        "i": 9007199254740993,
    }
    assert accepts(schema, {name: defaults[name] for name in "abdefgi"})
    assert "required" not in schema


def test_what_an_encoder_describes_is_kept(tmp_path: Path) -> None:
    """Take over the schema of a field for which there is no other, without its defaults."""
    before = "@dataclass\nclass R:\n    x: tuple[int, str] = (1, '')\n    y: Any = None\n"
    schema = inputs(tmp_path, "r: R", before)
    good: list[Json] = [{}, {"x": [1, "a"]}, {"y": {"default": None}}]
    bad: list[Json] = [{"x": ["a", 1]}, {"x": [1]}]
    assert all(accepts(schema, {"r": value}) for value in good)
    assert not any(accepts(schema, {"r": value}) for value in bad)


def test_the_flavour_of_flyte(tmp_path: Path) -> None:
    """Write what the backend's own translation writes."""
    before = "@dataclass\nclass R:\n    x: int\n    y: str = 'z'\n"
    parameters = "a: int, b: Union[R, date, None], c: FlyteFile['csv'], d: timedelta"
    made = inputs(tmp_path, parameters, before, "flyte")
    assert made["required"] == ["a", "c", "d"]
    assert made["title"] == "Launch Form"
    assert made["properties"] == json.loads("""{
      "a": {"type": "integer"},
      "b": {
        "format": "union",
        "oneOf": [
          {
            "type": "object",
            "dataclass": "R",
            "properties": {"x": {"type": "integer"}, "y": {"type": "string", "default": "z"}},
            "required": ["x"],
            "title": "R",
            "structure": "Object-Dataclass-Transformer"
          },
          {"type": "string", "format": "datetime", "title": "datetime", "structure": "date"},
          {"type": "null", "title": "none", "structure": "none"}
        ]
      },
      "c": {
        "type": "object",
        "format": "blob",
        "properties": {
          "uri": {"type": "string", "default": ""},
          "format": {"type": "string", "default": "csv"},
          "dimensionality": {
            "type": "string", "enum": ["SINGLE", "MULTIPART"], "default": "SINGLE"
          }
        }
      },
      "d": {"type": "string", "format": "duration"}
    }""")


def test_what_the_backend_does_not_translate_is_left_out(tmp_path: Path) -> None:
    """Say which side of which entity, and why."""
    made, found = documents(tmp_path, "@task\ndef f(x: dict) -> int:\n    return 1\n", "flyte")
    assert list(made) == ["tasks/shop.f.outputs.schema.json"]
    (message,) = found
    assert message.startswith("contract-inexpressible: the inputs of task `shop.f` are left out")


@pytest.mark.parametrize(
    ("seconds", "nanos", "text"),
    [
        (0, 0, "0s"),
        (0, 1, "1ns"),
        (0, 1_100, "1.1µs"),
        (0, 2_200_000, "2.2ms"),
        (3, 300_000_000, "3.3s"),
        (245, 0, "4m5s"),
        (245, 1_000_000, "4m5.001s"),
        (3 * 3600, 0, "3h0m0s"),
        (-90, 0, "-1m30s"),
    ],
)
def test_durations_of_go(seconds: int, nanos: int, text: str) -> None:
    """Write them as Go's own tests of `Duration.String` say."""
    assert go_string(seconds, nanos) == text
