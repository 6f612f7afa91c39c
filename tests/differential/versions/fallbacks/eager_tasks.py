"""Eager tasks: in `flytekit` since 1.15, in `flytekit.experimental` before."""

try:
    from flytekit import eager
except ImportError:
    from flytekit.experimental import eager

from flytekit import task


@task
def add(a: int) -> int:
    return a + 1


@eager
async def flow(a: int) -> int:
    return await add(a=a)
