"""A task is retried less than never."""

from flytekit import task


@task(retries=-1)  # mistake: negative-retries
# twin: @task(retries=1)
def train(number: int) -> int:  # or here
    return number
