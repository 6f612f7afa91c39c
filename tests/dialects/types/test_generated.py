"""Generated types and values: flowc and flytekit agree, or flowc says that it does not know."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialects.types.engine import Engine, agree, flytekit_python, running
from dialects.types.probe import probe

PREAMBLE = """
import datetime, enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Dict, List, Literal, Optional, Tuple, Union
from flytekit import FlyteDirectory, FlyteFile, StructuredDataset, kwtypes
from flytekit.core.annotation import FlyteAnnotation
"""
DEPTH = 4

Values = st.SearchStrategy[str]


@dataclass(frozen=True)
class Shape:
    """A type as text, the classes that it needs, and its values as text."""

    annotation: str
    values: Values
    definitions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """One question: a source, a type, and a value that may not fit."""

    source: str
    annotation: str
    value: str


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """Run flytekit's type engine."""
    python = flytekit_python()
    if python is None:
        pytest.skip("no interpreter with flytekit: run `make setup` or set FLOWC_FLYTEKIT_PYTHON")
    with running(python) as started:
        yield started


def _leaf(annotation: str, *values: str) -> Shape:
    return Shape(annotation, st.sampled_from(values))


MUTABLE = ("dict", "FlyteDirectory", "StructuredDataset")
"""Leaves whose values `dataclass` refuses as defaults."""

LEAVES = (
    _leaf("int", "0", "-7", "2**40", "2**63"),
    _leaf("float", "1.5", "-0.25", "1e300", "0.0"),
    _leaf("str", "''", "'red'", "'s3://b/k'", "'é\\n'"),
    _leaf("bool", "True", "False"),
    _leaf("None", "None"),
    _leaf("datetime.datetime", "datetime.datetime(2024, 1, 2, 3, 4, 5, 6)"),
    _leaf("datetime.date", "datetime.date(1969, 12, 31)"),
    _leaf("datetime.timedelta", "datetime.timedelta(days=-2, microseconds=5)"),
    _leaf("Literal['red', 'blue']", "'red'", "'blue'"),
    _leaf("Literal[1, 2]", "1", "2"),
    _leaf("FlyteFile", "FlyteFile('s3://b/k')", "'s3://b/k'"),
    _leaf("FlyteFile['csv']", "FlyteFile('gs://b/k.csv')"),
    _leaf("FlyteDirectory", "FlyteDirectory('s3://b/d')"),
    _leaf("StructuredDataset", "StructuredDataset(uri='s3://b/t')"),
    _leaf("dict", "{}", "{'a': [1, {'b': None}], 2: 'x'}"),
    _leaf("Any", "None", "5"),
)


@st.composite
def shapes(draw: st.DrawFn, depth: int, numbers: Iterator[int]) -> Shape:
    """Generate a type of at most this depth."""
    if depth == 0 or draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from(LEAVES))
    make = draw(st.sampled_from(MAKERS))
    return make(draw, depth, numbers)


def _list(draw: st.DrawFn, depth: int, numbers: Iterator[int]) -> Shape:
    item = draw(shapes(depth - 1, numbers))
    head = draw(st.sampled_from(("List", "list")))
    values = st.lists(item.values, max_size=2).map(lambda items: f"[{', '.join(items)}]")
    return Shape(f"{head}[{item.annotation}]", values, item.definitions)


def _dict(draw: st.DrawFn, depth: int, numbers: Iterator[int]) -> Shape:
    item = draw(shapes(depth - 1, numbers))
    head = draw(st.sampled_from(("Dict[str", "dict[str", "Dict[int")))
    keys = ("1", "2") if head.endswith("int") else ("'a'", "'b'")
    values = st.lists(item.values, max_size=2).map(
        lambda items: "{" + ", ".join(f"{k}: {v}" for k, v in zip(keys, items, strict=False)) + "}"
    )
    return Shape(f"{head}, {item.annotation}]", values, item.definitions)


def _optional(draw: st.DrawFn, depth: int, numbers: Iterator[int]) -> Shape:
    item = draw(shapes(depth - 1, numbers))
    if item.annotation == "None" or item.annotation.startswith("Annotated[None"):
        item = LEAVES[0]
    return Shape(f"Optional[{item.annotation}]", st.just("None") | item.values, item.definitions)


def _union(draw: st.DrawFn, depth: int, numbers: Iterator[int]) -> Shape:
    parts = [draw(shapes(depth - 1, numbers)) for _ in range(draw(st.integers(1, 2)))]
    parts.append(draw(st.sampled_from(LEAVES[:3])))
    names = ", ".join(part.annotation for part in parts)
    definitions = tuple(itertools.chain.from_iterable(part.definitions for part in parts))
    return Shape(f"Union[{names}]", st.one_of([part.values for part in parts]), definitions)


def _annotated(draw: st.DrawFn, depth: int, numbers: Iterator[int]) -> Shape:
    item = draw(shapes(depth - 1, numbers))
    extras = ["'note'"]
    if "StructuredDataset" in item.annotation:
        extras.append("kwtypes(a=int, b=List[str])")
    else:
        extras.append("5")
        # The address of an annotation would be part of a pickled type's name.
        if "Any" not in item.annotation:
            extras.append("FlyteAnnotation({'k': [1, 'v']})")
    extra = draw(st.sampled_from(extras))
    return Shape(f"Annotated[{item.annotation}, {extra}]", item.values, item.definitions)


def _enum(draw: st.DrawFn, depth: int, numbers: Iterator[int]) -> Shape:
    name = f"E{next(numbers)}"
    bases = draw(st.sampled_from(("enum.Enum", "str, enum.Enum")))
    members = draw(st.sampled_from(("A = 'red'", "A = 'red'\n    B = 'x'\n    C = 'red'")))
    definition = f"class {name}({bases}):\n    {members}\n"
    return Shape(name, st.sampled_from((f"{name}.A", "'red'")), (definition,))


def _dataclass(draw: st.DrawFn, depth: int, numbers: Iterator[int]) -> Shape:
    name = f"C{next(numbers)}"
    fields = [draw(shapes(depth - 1, numbers)) for _ in range(draw(st.integers(0, 3)))]
    lines: list[str] = []
    for position, item in enumerate(fields):
        default = draw(st.none() | item.values)
        text = "" if default is None else f" = field(default_factory=lambda: {default})"
        if default is not None and item in LEAVES and item.annotation not in MUTABLE:
            text = f" = {default}"
        lines.append(f"    f{position}: {item.annotation}{text}")
    # Fields without a default stand first.
    lines.sort(key=lambda line: " = " in line)
    body = "\n".join(lines) or "    pass"
    definitions = tuple(itertools.chain.from_iterable(item.definitions for item in fields))
    decorator = draw(st.sampled_from(("@dataclass", "@dataclass(frozen=True)")))
    arguments = st.tuples(*(item.values for item in fields)).map(
        lambda values: ", ".join(f"f{position}={value}" for position, value in enumerate(values))
    )
    definition = f"{decorator}\nclass {name}:\n{body}\n"
    return Shape(name, arguments.map(lambda text: f"{name}({text})"), (*definitions, definition))


Maker = Callable[[st.DrawFn, int, Iterator[int]], Shape]
MAKERS: tuple[Maker, ...] = (
    _list,
    _dict,
    _optional,
    _union,
    _annotated,
    _enum,
    _dataclass,
    _dataclass,
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Generate a type, and a value of it or of another type."""
    numbers = itertools.count()
    shape = draw(shapes(DEPTH, numbers))
    other = draw(st.sampled_from(LEAVES))
    value = draw(shape.values if draw(st.integers(0, 5)) else other.values)
    return Case(PREAMBLE + "".join(shape.definitions), shape.annotation, value)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(case=cases())
def test_generated(engine: Engine, case: Case) -> None:
    """Give what flytekit gives: the type always, the value unless it is opaque."""
    ours = probe(case.source, case.annotation, case.value)
    theirs = engine.ask(case.source, case.annotation, case.value)
    assert not ours.type.opaque
    assert agree(ours.type, theirs.type)
    if ours.literal is None or theirs.literal is None or ours.literal.opaque:
        return
    if (finding := ours.literal.diagnostic) is not None and finding.code.name == "unknown-choice":
        return  # flytekit does not look whether a Literal lists the value
    assert agree(ours.literal, theirs.literal)
