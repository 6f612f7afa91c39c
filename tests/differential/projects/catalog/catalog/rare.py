"""Types that one meets seldom."""

import collections
import typing
from typing import NewType, Protocol, TypedDict

import numpy as np
from flyteidl.core.types_pb2 import LiteralType
from flytekit import task, workflow
from flytekit.types.error import FlyteError
from flytekit.types.file import FlyteFile
from flytekit.types.iterator import JSON
from google.protobuf.struct_pb2 import Struct
from typing_extensions import Annotated, NotRequired

Celsius = NewType("Celsius", float)
Alias: typing.TypeAlias = typing.Dict[str, typing.List[float]]


class Options(TypedDict):
    depth: int
    name: NotRequired[str]


class Comparable(Protocol):
    def __lt__(self, other) -> bool: ...


@task
def messages(struct: Struct, literal: LiteralType) -> Struct:
    return struct


@task
def arrays(a: np.ndarray, b: typing.List[np.ndarray], c: Annotated[np.ndarray, {"allow_pickle": True}]) -> np.ndarray:
    return a


@task
def lines(rows: typing.Iterator[JSON]) -> typing.Iterator[JSON]:
    return rows


@task
def dictionaries(a: Options, b: typing.DefaultDict[str, int], c: typing.OrderedDict[str, int], d: typing.Mapping[str, int]) -> Options:
    return a


@task
def aliases(a: Alias, b: Celsius, c: Comparable, d: collections.OrderedDict) -> Alias:
    return a


@task
def errors(error: FlyteError, file: typing.Union[FlyteFile, str]) -> typing.Union[str, FlyteFile]:
    return file


@task
def deep(a: typing.List[typing.List[typing.List[int]]], b: typing.Dict[str, typing.Dict[str, typing.Dict[str, str]]]) -> typing.Optional[
    typing.List[typing.Optional[typing.Dict[str, typing.List[typing.Optional[int]]]]]
]:
    return None


@workflow
def rare(array: np.ndarray, file: FlyteFile) -> np.ndarray:
    errors_in = arrays(a=array, b=[array, array], c=array)
    deep(a=[[[1], []], []], b={"a": {"b": {"c": "d"}}, "e": {}})
    aliases_in = arrays(a=errors_in, b=[errors_in], c=array)
    return aliases_in
