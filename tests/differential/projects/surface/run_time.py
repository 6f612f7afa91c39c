"""Names of flytekit that matter when a task runs, and change nothing of what is packaged."""

from typing import Optional

import flytekit
from flytekit import (
    Checkpoint,
    Deck,
    ExecutionParameters,
    FlyteContext,
    FlyteContextManager,
    current_context,
    lazy_module,
    logger,
    new_context,
    task,
    workflow,
)

numpy = lazy_module("numpy")
logger.setLevel(20)


def _report(text: str, parameters: Optional[ExecutionParameters] = None) -> None:
    Deck("report", text)
    logger.info(text)


@task(enable_deck=True)
def resume(steps: int) -> int:
    context = current_context()
    checkpoint: Checkpoint = context.checkpoint
    _report(f"{context.execution_id}: {checkpoint.read()}", context)
    return steps


@task
def inspect_context() -> str:
    context: FlyteContext = FlyteContextManager.current_context()
    with new_context() as inner:
        return str(inner.level + context.level + numpy.zeros(1).size)


@task
def named_by_module() -> str:
    return flytekit.current_context().working_directory


@workflow
def running(steps: int = 3) -> int:
    inspect_context()
    named_by_module()
    return resume(steps=steps)
