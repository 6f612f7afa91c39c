"""A record is made without one of its fields."""

from dataclasses import dataclass

from flytekit import task, workflow


@dataclass
class Options:
    size: int
    name: str


@task
def train(options: Options) -> int:
    return options.size


@workflow
def flow() -> int:
    return train(options=Options(size=1))  # mistake: workflow-raises
    # twin: return train(options=Options(size=1, name="a"))
