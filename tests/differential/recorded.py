"""Facts about flytekit 1.16.31, recorded by running it: types, values and functions.

`types.json`: a type expression after its sources, and the `LiteralType` that flytekit makes of it,
or what it raises. `literals.json`: a value for a type, as a literal and as the parameter of a
launch plan; and whole functions with their interface. All messages are protojson. `awaited.txt`
lists the types of libraries that need a manifest of their own, in the spelling of `TypeFact.name`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"

_FOLDER = Path(__file__).parent / "facts"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeFact:
    """A type expression in its source, and its literal type; None if flytekit raises.

    `is_core`: flytekit and Python are all it needs, maybe with pandas, pyarrow or pydantic.
    """

    name: str
    is_core: bool
    source: str
    type: str
    expected: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueFact:
    """A value for a type in its source: as literal and as parameter; None if flytekit raises."""

    source: str
    type: str
    value: str
    literal: Json
    parameter: Json

    @property
    def name(self) -> str:
        """How it is listed."""
        return f"{self.type} = {self.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionFact:
    """A function `f` at the end of its source: its interface and parameters, None as above."""

    name: str
    source: str
    interface: Json
    parameters: Json


def type_facts() -> Iterator[TypeFact]:
    """Give all facts about types, those of a group together."""
    facts = _read("types.json")
    for group, content in _entries(facts["groups"]):
        source = f"{facts['common']}\n{content['preamble']}\n"
        for case in _list(content["cases"]):
            yield TypeFact(
                name=f"{group}: {case['type']}"
                + (f" | {case['source']}" if "source" in case else ""),
                is_core=not content["library"],
                source=f"{source}{case.get('source', '')}\n",
                type=str(case["type"]),
                expected=case.get("literal_type"),
            )


def value_facts() -> Iterator[ValueFact]:
    """Give all facts about values."""
    facts = _read("literals.json")
    for case in _list(facts["values"]):
        yield ValueFact(
            source=f"{facts['preamble']}\n",
            type=str(case["type"]),
            value=str(case["value"]),
            literal=case.get("literal"),
            parameter=case.get("lp_parameter"),
        )


def function_facts() -> Iterator[FunctionFact]:
    """Give all facts about functions."""
    facts = _read("literals.json")
    for case in _list(facts["functions"]):
        yield FunctionFact(
            name=str(case["title"]),
            source=f"{facts['preamble']}\n{case['source']}\n",
            interface=case.get("typed_interface"),
            parameters=case.get("parameter_map"),
        )


def awaited() -> frozenset[str]:
    """Give the names of the facts that need a manifest which is not there yet."""
    lines = (_FOLDER / "awaited.txt").read_text().splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _read(name: str) -> Mapping[str, Json]:
    content: dict[str, Json] = json.loads((_FOLDER / name).read_text(encoding="utf-8"))
    return content


def _entries(value: Json) -> Iterator[tuple[str, dict[str, Json]]]:
    assert isinstance(value, dict)
    for key, content in value.items():
        assert isinstance(content, dict)
        yield key, content


def _list(value: Json) -> Iterator[dict[str, Json]]:
    assert isinstance(value, list)
    for one in value:
        assert isinstance(one, dict)
        yield one
