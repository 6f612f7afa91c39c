"""A time-out is text."""

from flytekit import task


@task(timeout="1h")  # mistake: wrong-setting
# twin: @task(timeout=3600)
def train(number: int) -> int:
    return number
