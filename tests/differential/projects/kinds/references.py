"""Entities that are registered elsewhere."""

import typing
from flytekit import (
    workflow,
    task,
    reference_task,
    reference_launch_plan,
    reference_workflow,
    get_reference_entity,
    kwtypes,
    LaunchPlan,
)
from flytekit.core.task import ReferenceTask
from flytekit.models.core.identifier import ResourceType
from flytekit.core.launch_plan import ReferenceLaunchPlan


@reference_workflow(project="p", domain="d", name="some.wf", version="v1")
def rwf(a: int, b: str = "s") -> str:
    """Doc."""
    return ""


rt = ReferenceTask(
    "p", "d", "n.m", "v", kwtypes(a=int, b=typing.Optional[str]), {"o0": int, "o1": str}
)
g = get_reference_entity(
    ResourceType.LAUNCH_PLAN, "p", "d", "n.lp", "v", inputs=kwtypes(a=int), outputs={}
)
g2 = get_reference_entity(
    ResourceType.TASK, "p", "d", "n.t", "v", inputs=kwtypes(a=int), outputs=kwtypes(res=str)
)
g3 = ReferenceLaunchPlan(
    project="p", domain="d", name="n.lp2", version="v", inputs=kwtypes(), outputs=kwtypes(r=int)
)
lp = LaunchPlan.create("over_ref", rwf, default_inputs={"a": 3})


@workflow
def wf(a: int) -> str:
    x = rt(a=a)
    g(a=x.o0)
    y = g3()
    x >> y
    z = g2(a=y).with_overrides(node_name="hello", timeout=3)
    lp(b="q")
    return z
