"""Actors, caches and triggers as programs make them: in loops, copies, classes and partials."""

import functools, dataclasses, copy
from datetime import datetime, timedelta
from typing import Annotated, List, Optional
import union
from union import *
from union.artifacts import OnArtifact
from flytekit import (
    LaunchPlan,
    CronSchedule,
    approve,
    conditional,
    map_task,
    reference_task,
    eager,
    Workflow,
    PodTemplate,
    Environment,
)
from flytekit.core.artifact import Inputs, Granularity, Partitions, TimePartition
from flytekit.extras.accelerators import V5E, L4


def make(name, n=1, **kw):
    return ActorEnvironment(name=name, replica_count=n, **kw)


ACTORS = {n: make(f"pool-{n}", i + 1, ttl_seconds=60 * (i + 1)) for i, n in enumerate(["a", "b"])}
v5 = make("tpu", accelerator=V5E, limits=Resources(mem="1Gi", ephemeral_storage="10Gi"))
l4 = make(
    "l4", accelerator=L4, requests=Resources(cpu="2", gpu="1"), environment={"X": "ü", "Y": ""}
)
other = dataclasses.replace(ACTORS["a"], name="replaced")
art = Artifact(
    name="n",
    partition_keys=["k", "m"],
    time_partitioned=True,
    time_partition_granularity=Granularity.MONTH,
)
src = Artifact(name="src", partition_keys=["k"], time_partitioned=True)


@ACTORS["a"].task
def a(x: int) -> int:
    return x


@ACTORS["b"].task(retries=2)
def b(x: int, y: Optional[str] = None) -> int:
    return x


@v5.task
def c(x: int) -> Annotated[int, art(k="1", m=Inputs.x, time_partition=datetime(2020, 1, 1))]:
    return x


@l4.task(pod_template_name="pt", labels={"a": "b"})
def d(xs: List[int]) -> int:
    return 1


for name in ("one", "two"):
    globals()[f"env_{name}"] = ActorEnvironment(name=name)


@env_one.task
def e(x: int) -> int:
    return x


class Hold:
    actor = env_two

    @staticmethod
    @env_two.task
    def f(x: int) -> int:
        return x


env = Environment(retries=2, cache=True)


@env
def g(x: int) -> int:
    "g"
    return x


@task(cache=True)
def annotated(x: "int" = 3, *, z: Annotated[int, "a"] = 4) -> "int":
    @functools.lru_cache
    def inner(a, /, b=1, *args, c, **kw):
        async def x():
            await y

        yield from (i async for i in z)
        return not -1 if a < b <= c else [1, *args][::2], {**kw, "a": 1.5e10, b"x": 1j}, ...

    lambda: (yield)
    x: int = 5
    (y): int
    raise ValueError(f"{x=} {{}} {z:>{10}}") from None


@workflow
def wf(
    x: int, k: str = "k", i: int = art.query(k=Inputs.k, m="2"), w: datetime = datetime(2020, 1, 1)
) -> int:
    n = a(x=x)
    n2 = b(x=n)
    n >> n2
    m = map_task(functools.partial(b, y="q"))(x=[1, 2])
    union.map(functools.partial(b, y="q"), concurrency=1)(x=[1])
    c(x=x).with_overrides(requests=Resources(cpu="3"), node_name="see")
    annotated(x=1)
    g(x=1)
    e(x=2)
    Hold.f(x=3)
    return conditional("z").if_(n2 == 1).then(a(x=1)).else_().then(b(x=2))


lps = [
    LaunchPlan.create(
        f"lp{i}",
        wf,
        schedule=CronSchedule(schedule="0 0 * * *") if i else None,
        fixed_inputs={"x": i},
        trigger=OnArtifact(
            src, {"k": k, "i": src, "w": src.time_partition - timedelta(days=i, seconds=0.5)}
        ),
    )
    for i, k in enumerate("ab")
]
lpq = LaunchPlan.get_or_create(
    wf,
    "q",
    trigger=OnArtifact(
        trigger_on=src,
        inputs={
            "i": art.query(
                k=src.partitions.k, m="z", time_partition=src.time_partition + timedelta(minutes=1)
            )
        },
    ),
)
lpr = LaunchPlan.get_or_create(
    wf,
    "r",
    trigger=OnArtifact(
        trigger_on=src, inputs={"i": art.query(partitions={"k": src.partitions.k, "m": "v"})}
    ),
)
