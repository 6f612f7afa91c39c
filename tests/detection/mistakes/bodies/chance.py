"""A workflow rolls dice when it is compiled."""

import random

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow() -> int:
    return double(number=random.randint(1, 6))  # mistake: frozen-value
    # twin: return double(number=max(1, 6))
