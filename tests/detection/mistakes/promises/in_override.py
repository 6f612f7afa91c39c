"""An override takes a promise, which the backend does not know yet."""

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    return double(number=number).with_overrides(retries=number)  # mistake: promise-as-value
    # twin: return double(number=number).with_overrides(retries=2)
