"""Eager and async tasks, run by create_node."""

from flytekit import workflow, kwtypes, task, eager, Resources, TaskMetadata, LaunchPlan
from flytekit.core.node_creation import create_node
import typing


@task
def one(a: int) -> int:
    return a


@task
async def two(a: int) -> int:
    """Two things."""
    return a


@eager
async def ea(a: int, b: typing.Optional[str] = None, c: float = 2.0) -> int:
    """Eager doc.

    long text
    """
    return one(a=a)


@eager(
    container_image="cr.test/other:v1",
    requests=Resources(cpu="1"),
    enable_deck=False,
    environment={"A": "b"},
    retries=3,
)
async def eb(a: int):
    one(a=a)


@eager(metadata=TaskMetadata(retries=2, cache=True, cache_version="1"))
async def ec(a: int) -> typing.Tuple[int, str]:
    return one(a=a), "x"


@workflow
def wf(a: int = 1) -> int:
    x = create_node(ea, a=a)
    y = create_node(eb, a=x.o0)
    z = create_node(two, a=x.o0)
    q = create_node(ec, a=z.o0)
    return q.o0
