"""Imports that may fail, and what Python does about it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from flytekit import task, workflow

if TYPE_CHECKING:
    from pandas import DataFrame
    from flytekit import FlyteContext

try:
    from .local_settings import BATCH_SIZE
except ImportError:
    BATCH_SIZE = 64

try:
    import tomllib
except ModuleNotFoundError:
    tomllib = None
    PARSER = "none"
else:
    PARSER = tomllib.__name__
finally:
    TRIED = True

if sys.version_info >= (3, 9):
    from collections.abc import Mapping
else:
    from typing import Mapping

try:
    LIMIT = {"a": 1}["b"]
except (KeyError, IndexError) as error:
    LIMIT = len(type(error).__name__)

try:
    int("twelve")
    WORDS = "numbers"
except ValueError:
    WORDS = "words"


def local_only(frame: DataFrame) -> int:
    return len(frame)


@task(environment={"PARSER": PARSER, "WORDS": WORDS})
def load(size: int = BATCH_SIZE) -> dict[str, int]:
    import numpy as np  # noqa: F401

    return {"size": size}


@task
def check(table: dict[str, int], limit: int = LIMIT, tried: bool = TRIED) -> bool:
    return isinstance(table, Mapping)


@workflow
def batch(size: int = BATCH_SIZE * 2) -> bool:
    return check(table=load(size=size))


if __name__ == "__main__":
    print(batch())
