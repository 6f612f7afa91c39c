"""Functions of flytekit called with their first argument by name."""

from typing import List

from flytekit import LaunchPlan, map_task, task, workflow
from flytekit.extras.tasks.shell import OutputLocation, ShellTask


def one(a: int) -> int:
    return a


one_task = task(_task_function=one)


@task
def two(a: int) -> int:
    return a


def flow(xs: List[int]) -> List[int]:
    return map_task(target=two)(a=xs)


mapped = workflow(_workflow_function=flow)
