"""References as objects, by their classes."""

from flytekit import LaunchPlanReference, TaskReference, WorkflowReference, get_reference_entity, kwtypes, task, workflow
from flytekit.core.launch_plan import ReferenceLaunchPlan
from flytekit.core.task import ReferenceTask
from flytekit.models.core.identifier import ResourceType

remote_task = ReferenceTask("p", "d", "jobs.clean", "v1", inputs=kwtypes(a=int), outputs=kwtypes(o0=int))
remote_plan = ReferenceLaunchPlan("p", "d", "jobs.nightly", "v1", inputs=kwtypes(a=int), outputs={})
by_kind = get_reference_entity(ResourceType.TASK, "p", "d", "jobs.check", "v2", kwtypes(a=int), kwtypes(ok=bool))
IDENTITIES = [TaskReference("p", "d", "n", "v"), LaunchPlanReference("p", "d", "n", "v"), WorkflowReference("p", "d", "n", "v")]


@task
def count() -> int:
    return len(IDENTITIES)


@workflow
def flow(a: int) -> bool:
    remote_plan(a=remote_task(a=a))
    return by_kind(a=count())
