"""Everything that may be tuned."""

from dataclasses import dataclass, field
from enum import Enum

from flytekit import Resources

VERSION = "1.3"
SMALL = Resources(cpu="1", mem="1Gi")
LARGE = Resources(cpu="4", mem="8Gi")


class Kernel(Enum):
    LINEAR = "linear"
    RBF = "rbf"


@dataclass
class Hyperparameters:
    kernel: Kernel = Kernel.RBF
    c: float = 1.0
    features: list[str] = field(default_factory=lambda: ["sepal_length", "petal_length"])
    test_fraction: float = 0.25


GRID = [Hyperparameters(c=10.0**exponent) for exponent in range(-1, 2)]
