"""A number stands where a file is expected."""

from kfp.dsl import Dataset, Input, Output, component, pipeline


@component
def count() -> int:
    return 3


@component
def make(file: Output[Dataset]):
    with open(file.path, "w") as written:
        written.write("3")


@component
def size(file: Input[Dataset]) -> int:
    return len(file.path)


@pipeline
def flow() -> int:
    return size(file=count().output).output  # mistake: edge-type-mismatch
    # twin: return size(file=make().outputs["file"]).output
