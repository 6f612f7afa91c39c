"""A workflow never uses one of its inputs."""

from kfp.dsl import component, pipeline


@component
def add(left: int, right: int) -> int:
    return left + right


@pipeline
def flow(left: int, right: int) -> int:  # or here
    return add(left=left, right=left).output  # mistake: unused-input
    # twin: return add(left=left, right=right).output
