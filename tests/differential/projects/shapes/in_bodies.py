"""Tasks that the bodies of workflows define: they are loaded through the workflow."""

import typing

from flytekit import LaunchPlan, dynamic, task, workflow


@task
def outside(a: int) -> int:
    return a


@workflow
def wf(a: int) -> int:
    @task(retries=2)
    def inner(a: int) -> int:
        return a

    @task
    def unused(a: int) -> int:
        return a

    @task
    def second(a: int, b: str = "x") -> str:
        return b

    second(a=outside(a=a))
    return inner(a=a)


def make():
    @workflow
    def made(a: int) -> int:
        @task
        def deep(a: int) -> int:
            return a
        return deep(a=a)
    return made


made = make()


@workflow
def caller(a: int) -> int:
    return wf(a=made(a=a))


@workflow
def twice(values: typing.List[int]) -> int:
    """Tasks of a body that use what is around them."""
    factor = 3

    @dynamic(retries=factor)
    def spread(values: typing.List[int]) -> int:
        return outside(a=values[0])

    @task(cache=True, cache_version="1")
    async def slow(a: int) -> int:
        return a * factor

    @task
    def fast(a: int, b: typing.Optional[int] = None) -> int:
        """Fast.

        Args:
            a: what to add
        """
        return a + (b or 0)

    first = fast(a=1)
    second = fast(a=first, b=spread(values=values))
    return second.with_overrides(node_name="last")


plan = LaunchPlan.get_or_create(twice, "twice_plan", default_inputs={"values": [1]})
