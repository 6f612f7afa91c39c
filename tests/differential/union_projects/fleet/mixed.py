"""Actors, artifacts and built images beside flytekit names."""
from flytekit import task, workflow, dynamic, ImageSpec, Secret, Cache, map_task
from flytekit.core.artifact import Artifact, Inputs
from union import ActorEnvironment, Artifact as UA
import union.artifacts as ua
from union.artifacts import OnArtifact as On
from typing import Annotated, List
import flytekit as fl

base = ImageSpec(name="base", registry="r.example", packages=["a"], builder="union")
img = ImageSpec(name="top", registry="r.example", base_image=base, packages=["b"])
act = ActorEnvironment(name="x", container_image=img, secret_requests=[Secret("g", "k"), Secret(key="z", group_version="1")])
M = ua.Artifact(name="m", partition_keys=["p"], version="v", project="pp", domain="dd")
N = UA(name="n", partitions={"p": "q"}, python_type=int)

@act.task
def one(x: int) -> Annotated[int, M(p="1")]:
    return x

@act.task(cache=True, cache_version="c", cache_serialize=True, cache_ignore_input_vars=("x",))
def two(x: int) -> Annotated[int, N]:
    return x

@dynamic(container_image=img, cache=True)
def dyn(x: int) -> List[int]:
    return [one(x=x)]

@task(container_image=base)
def t(x: int = 1) -> int:
    return x

@workflow
def w(x: int = M, y: int = N.query(), z: int = N) -> List[int]:
    one(x=x); two(x=y); t(x=z)
    map_task(two)(x=[1])
    return dyn(x=1)

lp = fl.LaunchPlan.create("a", w, trigger=On(M))
lp2 = fl.LaunchPlan.create("b", w, trigger=On(N, {"x": N, "y": M.query(p="z"), "z": 4}))
