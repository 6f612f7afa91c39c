"""Models, images and arrays."""

from typing import Annotated, Dict, List, NamedTuple, Optional, Tuple, Union

import numpy as np
import numpy.typing as npt
from flytekit import HashMethod, kwtypes, task, workflow
from PIL import Image
from PIL.PngImagePlugin import PngImageFile
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline


class Constant(ClassifierMixin, BaseEstimator):
    """A model of ours."""

    def __init__(self, label: int = 0):
        self.label = label


class Helper(ClassifierMixin):
    """No estimator."""


def digest(array: np.ndarray) -> str:
    return str(array.shape)


Hashed = Annotated[np.ndarray, HashMethod(digest)]


class Fitted(NamedTuple):
    model: LogisticRegression
    scores: npt.NDArray[np.float64]


@task(cache=True, cache_version="1")
def fit(x: np.ndarray, y: Hashed, depth: int = 3) -> Fitted:
    return Fitted(LogisticRegression(), x)


@task
def choose(
    models: List[BaseEstimator],
    forest: Optional[RandomForestClassifier],
    own: Union[Constant, Pipeline],
    helper: Helper,
    rate: np.float64,
    matrix: Annotated[np.ndarray, kwtypes(allow_pickle=True)],
    masked: np.ma.MaskedArray,
) -> Tuple[Constant, Dict[str, BaseEstimator]]:
    return Constant(), {}


@task
def show(image: Image.Image, png: PngImageFile, more: List[Image.Image]) -> Optional[Image.Image]:
    return image


@workflow
def models(x: np.ndarray, y: np.ndarray) -> LogisticRegression:
    return fit(x=x, y=y).model
