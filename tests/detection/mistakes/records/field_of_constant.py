"""A field of a record is a text, and declared as a number."""

from dataclasses import dataclass

from flytekit import task, workflow


@dataclass
class Options:
    size: int


@task
def train(options: Options) -> int:
    return options.size


@workflow
def trained() -> int:
    return train(options=Options(size="large"))  # mistake: unreadable-field
    # twin: return train(options=Options(size=3))
