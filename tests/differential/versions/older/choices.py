"""`Literal` types: of their own since flytekit 1.16, pickled before."""

from dataclasses import dataclass
from typing import Literal

from flytekit import task, workflow

Mode = Literal["fast", "slow"]


@dataclass
class Options:
    mode: Mode = "fast"
    level: Literal[1, 2] = 1


@task
def pick(mode: Mode, level: Literal[1, 2], options: Options) -> list[Mode]:
    return [mode]


@task
def maybe(mode: Literal[True, False] | None) -> Literal["x"]:
    return "x"


@workflow
def chosen(mode: Mode, level: Literal[1, 2], options: Options = Options()) -> list[Mode]:
    return pick(mode=mode, level=level, options=options)
