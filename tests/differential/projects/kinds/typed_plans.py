"""Launch plans and maps over enums, dataclasses and unions."""

import typing
from dataclasses import dataclass
from enum import Enum
from functools import partial
from flytekit import task, workflow, map_task, LaunchPlan, conditional, dynamic
from flytekit.types.file import FlyteFile


class Color(Enum):
    RED = "red"
    BLUE = "blue"


@dataclass
class Conf:
    n: int = 1
    name: str = "q"


@task
def t(c: Conf, col: Color, f: typing.Optional[FlyteFile] = None) -> Conf:
    return c


@task
def gen() -> typing.List[Conf]:
    return []


@task
def tot(xs: typing.List[Conf]) -> int:
    return 1


@task
def opt(xs: typing.List[typing.Optional[Conf]]) -> int:
    return 1


@workflow
def wf(
    col: Color = Color.RED,
    conf: Conf = Conf(3),
    u: typing.Union[int, str, None] = None,
    v: typing.Union[int, str] = 5,
) -> int:
    g = gen()
    m = map_task(partial(t, col=col, f=None))(c=g)
    m2 = map_task(partial(t, col=Color.BLUE, f=None), min_success_ratio=0.75)(c=g)
    opt(xs=m2)
    return tot(xs=m)


lp = LaunchPlan.get_or_create(
    wf, "a", default_inputs={"col": Color.BLUE, "conf": Conf(n=4), "u": "s", "v": "w"}
)
lp2 = LaunchPlan.get_or_create(
    wf, "b", fixed_inputs={"col": Color.BLUE, "conf": Conf(n=4), "u": 3, "v": 3}
)


@workflow
def many(cs: typing.List[Color]) -> typing.List[int]:
    return map_task(lp)(col=cs, conf=gen(), u=[1], v=["a"])


@workflow
def nested(x: int) -> int:
    return conditional("c").if_(x == 1).then(wf()).elif_(x == 2).then(lp()).else_().then(lp2())
