"""An enum is made a dataclass."""

from dataclasses import dataclass
from enum import Enum

from flytekit import task


@dataclass  # mistake: dataclass-on-enum
# twin:
class Size(Enum):  # or here
    SMALL = "small"
    LARGE = "large"


@task
def show(size: Size) -> str:
    return size.value
