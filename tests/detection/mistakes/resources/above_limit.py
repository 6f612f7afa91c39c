"""More is asked for than is allowed."""

from flytekit import Resources, task


@task(
    requests=Resources(mem="4Gi"),  # or here
    limits=Resources(mem="2Gi"),  # mistake: request-above-limit
    # twin: limits=Resources(mem="8Gi"),
)
def train(number: int) -> int:  # or here
    return number
