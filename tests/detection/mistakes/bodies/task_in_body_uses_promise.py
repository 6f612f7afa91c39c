"""A task that is defined in a workflow uses one of its promises."""

from flytekit import task, workflow


@workflow
def flow(number: int) -> int:
    @task
    def double(other: int) -> int:
        return other * number  # mistake: captured-promise
        # twin: return other * 2

    return double(other=number)
