"""One record flows into another."""

from dataclasses import dataclass

from flytekit import task, workflow


@dataclass
class Size:
    width: int


@dataclass
class Weight:
    grams: float


@task
def measure() -> Size:  # mistake: edge-type-mismatch
# twin: def measure() -> Weight:
    raise NotImplementedError
    return None


@task
def weigh(weight: Weight) -> float:
    return weight.grams


@workflow
def flow() -> float:
    return weigh(weight=measure())  # or here
