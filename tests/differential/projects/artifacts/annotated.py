"""Artifacts beside other metadata, in unions, records, tuples and named tuples."""

from dataclasses import dataclass
from typing import Annotated, Dict, List, NamedTuple, Optional, Tuple, Union
from flytekit import HashMethod, LaunchPlan, task, workflow
from flytekit.core.artifact import Artifact as A2
from flytekit.core.artifact import Inputs
import flytekit.core.artifact as art
from flytekit.core.annotation import FlyteAnnotation

P = A2(name="p", partition_keys=("a",))
Q = art.Artifact(name="q")


def h(x):
    return "1"


@task
def t3(a: str) -> Annotated[int, HashMethod(h), Q, P(a="x")]:
    return 1


@task
def t4(a: str) -> Annotated[int, FlyteAnnotation({"k": 1}), P(a=Inputs.a)]:
    return 1


@task
def t5(a: Optional[Annotated[int, Q]] = None) -> Annotated[Optional[int], Q]:
    return 1


@task
def t6(a: str) -> Tuple[Annotated[int, P(a=art.Inputs.a)], Annotated[Dict[str, int], Q], str]:
    return 1, {}, ""


class NT(NamedTuple):
    x: Annotated[int, P(a=Inputs.a)]
    y: List[int]


@task
def t7(a: str) -> NT:
    return NT(1, [])


@dataclass
class D:
    x: Annotated[int, Q]
    y: Annotated[str, P] = ""


@task
def t8(a: str) -> Annotated[D, Q]:
    return D(1)


@task
def t9(a: str) -> Annotated[Union[int, str], P]:
    return 1


@task
def t10(a: Annotated[str, P(a=Inputs.zzz)]) -> str:
    return a


@workflow
def w(a: str, i: Annotated[int, Q] = 3, j: int = Q.query()) -> NT:
    x, y, z = t6(a=a)
    n = t7(a=a)
    return NT(x, n.y)


lp = LaunchPlan.get_or_create(
    w,
    "lp",
    default_inputs={
        "j": Q.query(project="x"),
        "i": A2(project="a", domain="b", name="c", version="d"),
    },
)
clone = lp.clone_with("cl")
lpf = LaunchPlan.create("f", w, fixed_inputs={"a": "s"}, default_inputs={"j": None})
