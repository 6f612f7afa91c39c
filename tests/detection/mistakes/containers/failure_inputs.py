"""The failure handler of a workflow does not take its inputs."""

from flytekit import task, workflow


@task
def clean(number: int) -> None: ...


@task
def double(number: int) -> int:
    return 2 * number


@workflow(on_failure=clean)
def flow(amount: int) -> int:  # mistake: wrong-setting
# twin: def flow(number: int) -> int:
    return double(number=3)
