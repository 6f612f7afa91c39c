"""Everything with everything: gates, plans, maps and branches in all kinds of workflows."""

import typing
import functools
from datetime import timedelta
from dataclasses import dataclass
from typing import Annotated
from flytekit import *
from flytekit.core.node_creation import create_node
from flytekit.core.array_node import array_node


@task
def t(a: int, b: str = "q", c: float = 1.0) -> int:
    return a


@task
def v() -> None:
    return None


@workflow
def sub(a: int) -> typing.NamedTuple("Out", [("x", int), ("y", str)]):
    return t(a=a), "s"


lp = LaunchPlan.get_or_create(sub, "lp", default_inputs={"a": 2})


@workflow
def w(xs: typing.List[int], flag: bool = True) -> typing.Tuple[int, typing.List[int]]:
    p = functools.partial(functools.partial(t, b="z"), c=2.0)
    m = map_task(p)(a=xs)
    n = create_node(lp)
    k = create_node(v)
    mm = create_node(map_task(functools.partial(t, b="w", c=3.0)), a=xs)
    k >> n
    n >> mm
    s = create_node(sub, a=n.x)
    q = lp(a=s.x).with_overrides(
        node_name="plan-node", timeout=timedelta(minutes=1), retries=2, interruptible=True
    )
    g = approve(q.x, "ap", timeout=timedelta(1)).with_overrides(node_name="gate", timeout=5)
    i = wait_for_input("inp", timeout=timedelta(1), expected_type=typing.Optional[int])
    an = array_node(lp, concurrency=3)(a=xs) if False else None
    e = (
        conditional("pick")
        .if_(flag.is_true())
        .then(t(a=g))
        .elif_(g == 3)
        .then(t(a=i) if False else t(a=1))
        .else_()
        .fail("no")
    )
    return e, m


wb = Workflow(name="mixed.imp")
x = wb.add_workflow_input("xs", typing.List[int])
n1 = wb.add_entity(map_task(functools.partial(t, b="z", c=1.5)), a=x)
n2 = wb.add_launch_plan(lp, a=4)
n3 = wb.add_entity(w, xs=n1.outputs["o0"])
n2.runs_before(n3)
wb.add_workflow_output("res", n3.outputs["o1"])
wb.add_workflow_output("d", {"k": n3.outputs["o0"], "l": 4}, python_type=typing.Dict[str, int])
wb.add_workflow_output("nx", n2.outputs["x"])


@workflow
def last(xs: typing.List[int]) -> typing.Dict[str, int]:
    r = wb(xs=xs)
    return r.d


early = Workflow(name="mixed.early")
lpe = LaunchPlan.get_or_create(early)
early.add_workflow_input("z", int)
early.add_entity(t, a=early.inputs["z"])
lpe2 = LaunchPlan.get_or_create(early, "early_named", fixed_inputs={"z": 3})
