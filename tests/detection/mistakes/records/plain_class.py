"""A dataclass has a field of a plain class, which no encoder knows."""

from dataclasses import dataclass

from flytekit import task


class Model: ...


@dataclass
class Result:
    score: float
    model: Model  # mistake: unserializable-field
    # twin: model: str


@task
def score(result: Result) -> float:
    return result.score
