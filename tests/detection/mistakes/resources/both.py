"""Resources are given twice, in both ways."""

from flytekit import Resources, task


@task(  # or here
    requests=Resources(cpu="1"),
    resources=Resources(mem="1Gi"),  # mistake: wrong-setting
    # twin: limits=Resources(mem="1Gi"),
)
def train(number: int) -> int:
    return number
