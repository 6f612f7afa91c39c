"""The workflow: load, split, fit a grid in parallel, keep the best."""

from functools import partial

from flytekit import map_task, workflow

from .config import GRID
from .tasks import Trained, fit, load, refit, split

IRIS = "https://raw.githubusercontent.com/mwaskom/seaborn-data/master/iris.csv"


@workflow
def train_iris(url: str = IRIS, test_fraction: float = 0.25) -> Trained:
    """Train a classifier of irises.

    Args:
        url: the measurements, as CSV
        test_fraction: how much is kept for the test

    Returns:
        the model and its accuracy
    """
    data = load(url=url)
    train, test = split(data=data, test_fraction=test_fraction)
    accuracies = map_task(partial(fit, train=train, test=test), concurrency=len(GRID))(hyperparameters=GRID)
    return refit(grid=GRID, accuracies=accuracies, data=data)
