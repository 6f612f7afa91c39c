"""Everything that flytekit exports."""

from flytekit import *


@task(requests=Resources(cpu="1"))
def starred(a: int) -> int:
    return a
