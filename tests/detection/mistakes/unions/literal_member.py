"""A value is none of those that a Literal lists."""

from typing import Literal

from flytekit import task, workflow


@task
def train(size: Literal["small", "large"]) -> str:
    return size


@workflow
def flow() -> str:
    return train(size="medium")  # mistake: unknown-choice
    # twin: return train(size="large")
