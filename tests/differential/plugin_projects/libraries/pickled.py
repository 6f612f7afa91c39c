"""Classes of libraries that no encoder knows."""

from typing import Any, Callable, Dict, Iterable, List, Optional, Sequence, Set, Tuple, Union

import matplotlib.figure
import matplotlib.pyplot as plt
import networkx as nx
import numpy as np
import optuna
import pandas as pd
import plotly.graph_objects as go
import polars as pl
import pydantic
import requests
from flytekit import task, workflow
from sklearn.model_selection import StratifiedKFold


class Route(nx.DiGraph):
    """A graph of ours."""


@task
def draw(figure: matplotlib.figure.Figure, axes: plt.Axes, chart: go.Figure) -> plt.Figure:
    return figure


@task
def search(study: optuna.Study, trials: List[optuna.Trial]) -> Optional[optuna.trial.FrozenTrial]:
    return None


@task
def columns(
    series: pd.Series,
    index: Union[pd.Index, pd.MultiIndex],
    stamp: pd.Timestamp,
    span: pd.Timedelta,
    other: pl.Series,
    expression: pl.Expr,
) -> pd.Categorical:
    return pd.Categorical([])


@task
def numbers(a: np.int32, b: np.float32, c: np.datetime64, d: np.dtype, e: np.random.Generator, f: np.str_) -> np.complex128:
    return np.complex128(1)


@task
def graphs(
    graph: nx.Graph,
    route: Route,
    by_name: Dict[str, nx.MultiDiGraph],
    response: requests.Response,
    folds: StratifiedKFold,
) -> nx.DiGraph:
    return route


@task
def secrets(url: pydantic.HttpUrl, key: pydantic.SecretStr, many: Sequence[pydantic.AnyUrl]) -> Set[nx.Graph]:
    return set()


@task
def functions(f: Callable[[pd.DataFrame, np.ndarray], pl.DataFrame], g: Iterable[nx.Graph]) -> Tuple[Any, Set[np.float64]]:
    return f, set()


