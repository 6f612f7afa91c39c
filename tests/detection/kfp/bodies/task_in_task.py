"""A task calls another one, which then runs inside it."""

from kfp.dsl import component, pipeline


def half_of(number: int) -> int:
    return number // 2


@component
def half(number: int) -> int:
    return number // 2


@component
def quarter(number: int) -> int:
    return half(number=number) // 2  # mistake: task-in-task
    # twin: return number // 4


@pipeline
def flow():
    quarter(number=3)
