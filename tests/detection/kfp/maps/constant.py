"""A map task is given a constant that is no list."""

from kfp.dsl import ParallelFor, component, pipeline


@component
def store(number: int):
    print(number)


@pipeline
def flow():
    with ParallelFor(3) as each:  # mistake: value-type
    # twin: with ParallelFor([3]) as each:
        store(number=each)
