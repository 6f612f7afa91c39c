"""A workflow rolls dice when it is compiled."""

import random

from kfp.dsl import component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow() -> int:
    return double(number=random.randint(1, 6)).output  # mistake: frozen-value
    # twin: return double(number=max(1, 6)).output
