"""Tasks that functions, loops and tables make."""

import functools
import typing

from flytekit import LaunchPlan, Resources, dynamic, task, workflow

cached_task = functools.partial(task, cache=True, cache_version="7")
big_task = functools.partial(task, requests=Resources(mem="8Gi"), retries=2)
quick = {"retries": 0, "timeout": 60}


@cached_task
def once(a: int) -> int:
    return a


@cached_task(retries=5)
def once_again(a: int) -> int:
    return a


@big_task()
def big(a: int) -> str:
    return str(a)


@task(**quick)
def soon(a: int) -> int:
    return a


def team_task(function=None, *, team: str = "core", **settings):
    """Adds the team to all tasks."""
    environment = {"TEAM": team, **settings.pop("environment", {})}
    if function is None:
        return functools.partial(team_task, team=team, environment=environment, **settings)
    return task(environment=environment, **settings)(function)


@team_task
def plain(a: int) -> int:
    return a


@team_task(team="data", limits=Resources(cpu="2"))
def of_data(a: int) -> int:
    return a


def double(a: int) -> int:
    """Double it."""
    return a * 2


def halve(a: int) -> float:
    return a / 2


doubled = task(double)
table = {fn.__name__: task(interruptible=True)(fn) for fn in (halve,)}


def chain(name: str, *steps):
    def body(a: int) -> int:
        for step in steps:
            a = step(a=a)
        return a

    body.__name__ = name
    return workflow(body)


once_twice = chain("once_twice", once, once)
plans = [
    LaunchPlan.get_or_create(once_twice, f"plan_{size}", default_inputs={"a": size}) for size in range(1, 3)
]


@workflow
def everything(a: int) -> typing.Tuple[int, float, str]:
    b = of_data(a=plain(a=soon(a=once_again(a=a))))
    return once_twice(a=doubled(a=b)), table["halve"](a=b), big(a=b)
