"""Configurations of tasks for which no plug-in is there."""

from dataclasses import dataclass

from flytekit import Resources, dynamic, task, workflow


@dataclass
class Batch:
    size: int = 3


@task(task_config={"platform": "none"}, requests=Resources(cpu="2"))
def plain(x: int) -> int:
    return x


@dynamic(task_config=Batch())
def grown(x: int) -> int:
    return plain(x=x)


@workflow
def flow(x: int) -> int:
    @task(task_config={"platform": "none"}, requests=Resources(cpu="4"))
    def inner(y: int) -> int:
        return y

    @task(task_config=Batch(size=4))
    def other(y: int) -> int:
        return y

    return other(y=inner(y=grown(x=x)))
