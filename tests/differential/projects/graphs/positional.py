"""Arguments given by position, from dictionaries, and by default."""

from typing import Dict, List, Optional

from flytekit import task, workflow


@task
def mix(a: int, b: str, c: float = 2.0, d: Optional[List[int]] = None, e: Optional[Dict[str, str]] = None) -> str:
    return b


@task
async def fetch(url: str, attempts: int = 3) -> str:
    """An asynchronous task: a workflow that is not asynchronous cannot call it."""
    return url


@workflow
def inner(a: int, b: str = "inner") -> str:
    return mix(a, b)


@workflow
def outer(a: int, b: str, flags: Dict[str, str] = {"x": "y"}) -> str:
    mix(a, b, 3.5, [1, 2])
    mix(*[1, "two"], **{"c": 0.125, "e": flags})
    options = {"b": b} | {"a": a}
    mix(**options, d=None)
    inner(a)
    inner(7, b)
    return inner(b=b, a=a)
