"""A training script as one finds them: heavy imports inside, constants outside."""

import json
import os
from typing import Dict, List, Tuple

import numpy as np
import pandas as pd
from flytekit import Resources, dynamic, task, workflow

from frames import Window

SEED = 42
HYPERPARAMETERS: List[Dict[str, float]] = [
    {"C": C, "tol": tol} for C in (0.1, 1.0, 10.0) for tol in (1e-3, 1e-4)
]
FEATURES = """
sepal_length sepal_width
petal_length petal_width
""".split()


@task(cache=True, cache_version="1.1", requests=Resources(mem="500Mi"))
def load_data(window: Window, features: List[str] = None) -> pd.DataFrame:
    rng = np.random.default_rng(SEED)
    return pd.DataFrame(rng.normal(size=(10, len(features))), columns=features)


@task
def train(data: pd.DataFrame, hyperparameters: Dict[str, float]) -> Tuple[float, str]:
    return 0.0, json.dumps(hyperparameters)


@dynamic
def search(data: pd.DataFrame, grid: List[Dict[str, float]]) -> List[float]:
    return [train(data=data, hyperparameters=one)[0] for one in grid]


@task
def report(scores: List[float], best: float, path: str = os.path.join("out", "report.json")) -> str:
    return path


@workflow
def training(window: Window = Window(start=1)) -> str:
    data = load_data(window=window, features=FEATURES)
    scores = search(data=data, grid=HYPERPARAMETERS)
    score, _ = train(data=data, hyperparameters=HYPERPARAMETERS[-1])
    return report(scores=scores, best=score)
