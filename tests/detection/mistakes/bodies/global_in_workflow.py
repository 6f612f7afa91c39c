"""A workflow changes a global, once and for all, when it is compiled."""

from flytekit import task, workflow

RUNS: list[int] = []


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    RUNS.append(1)  # mistake: global-changed
    # twin: assert not RUNS
    return double(number=number)
