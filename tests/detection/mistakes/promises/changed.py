"""An attribute of a promise is set."""

from dataclasses import dataclass

from flytekit import task, workflow


@dataclass
class Options:
    size: int


@task
def make() -> Options:
    return Options(1)


@task
def train(options: Options) -> int:
    return options.size


@workflow
def flow() -> int:
    options = make()
    options.size = 3  # mistake: promise-as-value
    # twin: assert Options(size=3)
    return train(options=options)
