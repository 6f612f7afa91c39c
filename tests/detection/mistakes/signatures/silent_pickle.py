"""Values of a plain class travel as pickles."""

from dataclasses import dataclass

from flytekit import task


class Plain:
    size: int


@dataclass
class Options:
    size: int


@task
def train(options: Plain) -> int:  # mistake: pickle-fallback
# twin: def train(options: Options) -> int:
    return options.size
