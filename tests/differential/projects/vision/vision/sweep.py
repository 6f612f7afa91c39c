import itertools
from functools import partial
from typing import List, NamedTuple

from flytekit import TaskMetadata, dynamic, map_task, task, workflow
from flytekit.types.directory import FlyteDirectory, TensorboardLogs
from flytekit.types.file import FlyteFile

GRID = {"lr": [0.1, 0.01], "momentum": [0.8, 0.9], "nesterov": [True, False]}
COMBINATIONS = [dict(zip(GRID, values)) for values in itertools.product(*GRID.values())]
FLAT = list(itertools.chain.from_iterable(GRID.values()))[: -len(GRID["nesterov"])]


class Trial(NamedTuple):
    accuracy: float


@task
def fit(lr: float, momentum: float, nesterov: bool, data: FlyteDirectory, logs: str = "/tmp/tb") -> float:
    return lr * momentum


@task
def best(accuracies: List[float], floor: float = min(FLAT)) -> Trial:
    return Trial(max(accuracies))


@task
def render(accuracy: float) -> TensorboardLogs:
    return TensorboardLogs("/tmp/tb")


def column(name):
    return [combination[name] for combination in COMBINATIONS]


@workflow
def sweep(data: FlyteDirectory) -> TensorboardLogs:
    """Fit every combination of the grid."""
    fitted = map_task(
        partial(fit, data=data, logs="s3://logs"),
        metadata=TaskMetadata(retries=3, interruptible=True, cache=False),
        concurrency=4,
    )(**{name: column(name) for name in GRID})
    trial = best(accuracies=fitted)
    return render(accuracy=trial.accuracy)


@workflow
def unrolled(data: FlyteDirectory) -> float:
    """The same without a map."""
    accuracies = [fit(data=data, **combination) for combination in COMBINATIONS]
    return best(accuracies=accuracies[::2] + accuracies[1::2]).accuracy


@dynamic
def random_search(trials: int, data: FlyteDirectory) -> float:
    return best(accuracies=[fit(lr=0.1, momentum=0.9, nesterov=True, data=data)] * trials).accuracy


@workflow
def both(data: FlyteDirectory, trials: int = len(COMBINATIONS)) -> FlyteFile:
    a = unrolled(data=data)
    b = random_search(trials=trials, data=data)
    return first(numbers=[a, b, *FLAT])


@task
def first(numbers: List[float]) -> FlyteFile:
    return FlyteFile("/tmp/x")
