"""A plain function computes with a promise."""

import math

from kfp.dsl import component, pipeline


@component
def double(number: float) -> float:
    return 2 * number


@pipeline
def flow(number: float) -> float:
    return double(number=math.sqrt(number)).output  # mistake: promise-as-value
    # twin: return double(number=math.sqrt(2.0)).output
