"""Gates: approvals, sleeps and inputs."""

import typing
from datetime import timedelta
from flytekit import workflow, task, approve, sleep, wait_for_input, conditional
from flytekit.core.gate import approve as ap2


@task
def one(a: int) -> int:
    return a


@task
def pair(a: int) -> typing.Tuple[int, str]:
    return a, ""


@workflow
def wf(a: int) -> typing.Tuple[int, str]:
    s = sleep(timedelta(seconds=10))
    x = one(a=a)
    y = approve(x, "ok", timeout=timedelta(hours=2))
    z = wait_for_input("sig", timeout=timedelta(minutes=3), expected_type=str)
    p, q = pair(a=y)
    w = ap2(q, "ok2", timeout=None)
    s >> y
    k = wait_for_input(name="lst", timeout=timedelta(0), expected_type=typing.List[int])
    s2 = sleep(duration=timedelta(days=1, milliseconds=5))
    c = (
        conditional("c")
        .if_(x > 1)
        .then(one(a=y))
        .else_()
        .then(wait_for_input("oo", timeout=timedelta(1), expected_type=int))
    )
    return c, w
