"""Two nodes wait for one another."""

from kfp.dsl import component, pipeline


@component
def count() -> int:
    return 3


@component
def second(number: int) -> int:
    return number


@pipeline
def flow() -> int:
    one = count()
    two = second(number=one.output)
    one.after(two)  # mistake: circular-order
    # twin: two.after(one)
    return two.output
