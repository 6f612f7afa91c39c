"""A task has a setting that there is none of."""

from flytekit import task


@task(retry=3)  # mistake: wrong-arguments
# twin: @task(retries=3)
def train(number: int) -> int:
    return number
