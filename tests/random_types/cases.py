"""One question: sources, a type in them, and a value for it."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from random_programs.dice import Dice
from random_types.composed import any_type
from random_types.leaves import any_leaf
from random_types.records import write_record
from random_types.shape import Paper

_DEPTH = 4
_PREAMBLE = """\
import collections, datetime, decimal, enum, os, pathlib, typing, uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Dict, Generic, List, Literal, NamedTuple, NewType
from typing import Optional, Tuple, TypeVar, Union
import pandas as pd
from dataclasses_json import DataClassJsonMixin, dataclass_json
from flytekit import BatchSize, FlyteDirectory, FlyteFile, HashMethod, StructuredDataset, kwtypes
from flytekit.core.annotation import FlyteAnnotation
from flytekit.types.error import FlyteError
from flytekit.types.file import CSVFile
from flytekit.types.iterator import JSON
from flytekit.types.schema import FlyteSchema
from google.protobuf import struct_pb2
import pydantic.dataclasses
from pydantic import BaseModel, ConfigDict, Field, RootModel, computed_field
from typing_extensions import TypedDict
T = TypeVar('T')
Age = NewType('Age', int)
class Plain:
    pass
class Box(Generic[T]):
    pass
class Pair(NamedTuple):
    a: int
    b: str
class Keys(TypedDict):
    a: int
    b: List[str]
def hash_of(value):
    return 'h-' + str(type(value).__name__)
"""


@dataclass(frozen=True, slots=True)
class Case:
    """The sources up to where the type is used, the type, and a value that may not fit."""

    source: str
    type: str
    value: str

    def __str__(self) -> str:
        own = self.source.replace(_PREAMBLE, "")
        return f"{own}def f(x: {self.type} = {self.value}): ..."


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Generate a question."""
    dice = Dice(draw)
    paper = Paper(dice)
    shape = any_type(paper, _DEPTH, write_record)
    other = any_leaf(paper) if dice.chance(12) else shape
    late = "from __future__ import annotations\n" if dice.chance(8) else ""
    source = f"{late}{_PREAMBLE}" + "".join(f"{line}\n" for line in paper.lines)
    return Case(source, shape.text, other.values())
