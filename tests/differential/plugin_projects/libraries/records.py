"""Records with fields of library types."""

from dataclasses import dataclass, field
from typing import Dict, List, Optional

import numpy as np
import pandas as pd
import polars as pl
from flytekit import task, workflow
from omegaconf import DictConfig, ListConfig
from pydantic import BaseModel
from sklearn.base import BaseEstimator


@dataclass
class Settings:
    config: DictConfig
    names: ListConfig
    rate: float = 0.1


@dataclass
class Model:
    estimator: BaseEstimator
    weights: np.ndarray
    names: List[str] = field(default_factory=list)


@dataclass
class Report:
    model: Model
    frame: Optional[pd.DataFrame] = None
    more: Dict[str, pl.DataFrame] = field(default_factory=dict)
    seen: Optional[pd.Timestamp] = None
    score: Optional[np.float64] = None


class Limits(BaseModel):
    low: float = 0.0
    high: float = 1.0


@task
def configured(settings: Settings, limits: Limits, config: DictConfig) -> Model:
    return Model(BaseEstimator(), np.zeros(1))


@task
def reported(model: Model, others: List[Model], last: Optional[Settings] = None) -> Report:
    return Report(model)


@workflow
def records(settings: Settings, config: DictConfig, limits: Limits = Limits(high=2.0)) -> Report:
    model = configured(settings=settings, limits=limits, config=config)
    return reported(model=model, others=[model])
