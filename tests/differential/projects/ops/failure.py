"""What happens when something fails."""

import typing

from flytekit import Documentation, WorkflowFailurePolicy, task, workflow
from flytekit.types.error import FlyteError


@task
def create_cluster(name: str) -> str:
    return name


@task(retries=3)
def run_job(cluster: str, steps: int = 10) -> float:
    return 1.0


@task
def delete_cluster(name: str) -> str:
    return name


@task
def clean_up(name: str, err: typing.Optional[FlyteError] = None) -> None:
    """Delete what is left, and say why."""
    print(name, err)


@task
def tell(message: str) -> None:
    ...


@workflow
def clean_up_workflow(name: str, err: typing.Optional[FlyteError] = None):
    deleted = delete_cluster(name=name)
    tell(message=deleted)


@workflow(on_failure=clean_up)
def with_task(name: str = "small"):
    created = create_cluster(name=name)
    done = run_job(cluster=created)
    deleted = delete_cluster(name=name)
    created >> done >> deleted


@workflow(
    on_failure=clean_up_workflow,
    failure_policy=WorkflowFailurePolicy.FAIL_AFTER_EXECUTABLE_NODES_COMPLETE,
    interruptible=True,
    docs=Documentation(short_description="Runs a job on a cluster of its own."),
)
def with_workflow(name: str) -> float:
    """The docstring that the documentation replaces."""
    created = create_cluster(name=name)
    return run_job(cluster=created, steps=100)


@workflow(interruptible=False, failure_policy=WorkflowFailurePolicy.FAIL_IMMEDIATELY)
def outer(name: str) -> float:
    with_task(name=name)
    return with_workflow(name=name)
