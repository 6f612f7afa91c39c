"""A file of one format flows into another."""

from kfp.dsl import Dataset, Input, Model, Output, component, pipeline


@component
def draw(file: Output[Model]):  # mistake: edge-type-mismatch
# twin: def draw(file: Output[Dataset]):
    print(file.path)


@component
def rows(file: Input[Dataset]) -> int:
    return len(file.path)


@pipeline
def flow() -> int:
    return rows(file=draw().outputs["file"]).output  # or here
