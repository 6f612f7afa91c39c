"""The steps. The heavy libraries are imported only where the work is done."""

from typing import List, NamedTuple

import pandas as pd
from flytekit import task
from flytekit.types.file import JoblibSerializedFile

from .config import LARGE, SMALL, VERSION, Hyperparameters

Split = NamedTuple("Split", train=pd.DataFrame, test=pd.DataFrame)
Trained = NamedTuple("Trained", model=JoblibSerializedFile, accuracy=float)


@task(cache=True, cache_version=VERSION, requests=SMALL)
def load(url: str) -> pd.DataFrame:
    """Read the measurements.

    Args:
        url: where the file lies
    """
    return pd.read_csv(url)


@task(requests=SMALL)
def split(data: pd.DataFrame, test_fraction: float) -> Split:
    """Split the rows for training and test."""
    test = data.sample(frac=test_fraction, random_state=0)
    return Split(train=data.drop(test.index), test=test)


@task(requests=SMALL, limits=LARGE, retries=2)
def fit(hyperparameters: Hyperparameters, train: pd.DataFrame, test: pd.DataFrame) -> float:
    """Fit one model and measure it."""
    from sklearn.svm import SVC

    model = SVC(kernel=hyperparameters.kernel.value, C=hyperparameters.c)
    model.fit(train[hyperparameters.features], train["species"])
    return float(model.score(test[hyperparameters.features], test["species"]))


@task(requests=LARGE)
def refit(grid: List[Hyperparameters], accuracies: List[float], data: pd.DataFrame) -> Trained:
    """Fit the best once more, on everything."""
    import joblib
    from sklearn.svm import SVC

    accuracy, best = max(zip(accuracies, grid), key=lambda pair: pair[0])
    model = SVC(kernel=best.kernel.value, C=best.c).fit(data[best.features], data["species"])
    joblib.dump(model, "model.joblib")
    return Trained(model=JoblibSerializedFile("model.joblib"), accuracy=accuracy)
