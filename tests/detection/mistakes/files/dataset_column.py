"""A dataset lacks a column of the one that is expected."""

from typing import Annotated

from flytekit import StructuredDataset, kwtypes, task, workflow


@task
def load() -> Annotated[StructuredDataset, kwtypes(shop=str)]:  # mistake: edge-type-mismatch
# twin: def load() -> Annotated[StructuredDataset, kwtypes(shop=str, amount=float)]:
    raise NotImplementedError
    return None


@task
def total(sales: Annotated[StructuredDataset, kwtypes(shop=str, amount=float)]) -> float:
    return 1.0


@workflow
def flow() -> float:
    return total(sales=load())  # or here
