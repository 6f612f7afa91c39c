"""Values that travel between the tasks."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from flytekit.types.file import FlyteFile


class Algorithm(Enum):
    LOGISTIC = "logistic"
    BOOSTED_TREES = "boosted-trees"
    FOREST = "forest"


@dataclass
class SplitConfig:
    test_fraction: float = 0.2
    stratify_by: str = "contract"
    seed: int = 1729


@dataclass
class TrainConfig:
    algorithm: Algorithm = Algorithm.BOOSTED_TREES
    learning_rate: float = 0.05
    rounds: int = 400
    split: SplitConfig = field(default_factory=SplitConfig)
    tags: list[str] = field(default_factory=lambda: ["nightly"])
    notes: str | None = None


class Evaluation(NamedTuple):
    auc: float
    threshold: float
    report: FlyteFile
