"""A workflow changes a global, once and for all, when it is compiled."""

from typing import List

from kfp.dsl import component, pipeline

RUNS: List[int] = []


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow(number: int) -> int:
    RUNS.append(1)  # mistake: global-changed
    # twin: assert not RUNS
    return double(number=number).output
