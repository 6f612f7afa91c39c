"""The items of a list travel as pickles."""

from dataclasses import dataclass

from flytekit import task


class Plain:
    size: int


@dataclass
class Options:
    size: int


@task
def train(options: list[Plain]) -> int:  # mistake: pickle-fallback
# twin: def train(options: list[Options]) -> int:
    return len(options)
