"""Artifacts of references and of eager workflows."""

from typing import Annotated

from flytekit import Artifact, LaunchPlan, eager, reference_launch_plan, reference_task, task, workflow
from flytekit.core.artifact import Inputs

Remote = Artifact(name="remote", partition_keys=["k"])
Here = Artifact(name="here")


@reference_task(project="p", domain="d", name="n", version="v")
def elsewhere(k: str) -> Annotated[int, Remote(k=Inputs.k)]:
    return 1


@reference_launch_plan(project="p", domain="d", name="lp", version="v")
def plan_elsewhere(k: str) -> Annotated[int, Here]:
    return 1


@task
def local(k: str) -> Annotated[int, Remote(k="x")]:
    return 2


@eager
async def wild(k: str) -> Annotated[int, Here]:
    return local(k=k)


@workflow
def sub(k: str = "a", x: int = Here.query()) -> Annotated[int, Remote(k=Inputs.k)]:
    return local(k=k)


sub_plan = LaunchPlan.get_or_create(sub, name="sub-plan", fixed_inputs={"k": "z"}, default_inputs={"x": 4})


@workflow
def flow(k: str) -> int:
    elsewhere(k=k)
    plan_elsewhere(k=k)
    sub(k=k, x=1)
    return sub_plan(x=2)
