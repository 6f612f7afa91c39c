"""A workflow prints a promise."""

from kfp.dsl import component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow(number: int) -> int:
    doubled = double(number=number).output
    print(doubled)  # mistake: promise-printed
    # twin: print("done")
    return doubled
