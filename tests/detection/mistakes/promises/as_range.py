"""A loop runs as often as a promise says."""

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(times: int) -> int:
    for _ in range(times):  # mistake: promise-as-value
    # twin: for _ in range(3):
        times = double(number=times)
    return times
