"""A plain function computes with a promise."""

import math

from flytekit import task, workflow


@task
def double(number: float) -> float:
    return 2 * number


@task
def double_root(number: float) -> float:
    return 2 * math.sqrt(number)


@workflow
def flow(number: float) -> float:
    return double(number=math.sqrt(number))  # mistake: promise-as-value
    # twin: return double_root(number=number)
