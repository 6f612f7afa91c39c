"""Entities of all kinds, for sources that go on from here."""

from __future__ import annotations

PREAMBLE = """
import typing
from datetime import timedelta
from functools import partial

from flytekit import *
from flytekit.core.array_node import array_node
from flytekit.core.node_creation import create_node
from flytekit.core.schedule import OnSchedule
from flytekit.extras.tasks.shell import OutputLocation, ShellTask

@task
def t(a: int) -> int:
    return a

@task
def v(a: int):
    return None

@task
def two(a: int) -> typing.Tuple[int, str]:
    return a, ""

@task
def opt(a: typing.Optional[int] = None, b: str = "x") -> int:
    return 1

@dynamic
def dyn(a: int) -> int:
    return a

@task
async def asy(a: int) -> int:
    return a

@eager
async def eag(a: int) -> int:
    return a

@workflow
def wf(a: int, b: str = "x") -> int:
    return t(a=a)

@reference_workflow(project="p", domain="d", name="rw", version="v")
def rwf(a: int) -> int:
    return 1

"""
