"""What may be None flows into an input that must be there."""

from typing import Optional

from flytekit import task, workflow


@task
def find(name: str) -> Optional[int]:  # mistake: edge-type-mismatch
# twin: def find(name: str) -> int:
    return len(name)


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(name: str) -> int:
    return double(number=find(name=name))  # or here
