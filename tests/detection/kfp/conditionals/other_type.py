"""An int is compared with a str."""

from kfp.dsl import If, component, pipeline


@component
def store(number: int):
    print(number)


@pipeline
def flow(number: int):
    with If(number == "three"):  # mistake: condition-type-mismatch
    # twin: with If(number == 3):
        store(number=number)
