"""A workflow of the steps that were found, and of a task that is imported lazily."""

from flytekit import workflow

import app.core as core
from app.core import STAGES, lazy
from app.plugins import STEPS


@workflow
def discovered(stage: str = STAGES[-1]) -> str:
    value = lazy(stage=stage)
    for name in STEPS:
        value = STEPS[name](stage=value)
    return core.lazy(stage=value)
