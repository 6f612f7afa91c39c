"""Lists with a batch size, and formats of datasets by their own names."""

from typing import Annotated, List

from flytekit import BatchSize, FlyteDirectory, FlyteFile, StructuredDataset, StructuredDatasetFormat, task, workflow

FORMAT: StructuredDatasetFormat = "csv"


@task
def batched(files: Annotated[List[FlyteFile], BatchSize(10)]) -> Annotated[FlyteDirectory, BatchSize(2)]:
    return FlyteDirectory("x")


@task
def tabular(frame: Annotated[StructuredDataset, FORMAT]) -> int:
    return 1


@workflow
def both(files: List[FlyteFile], frame: StructuredDataset) -> FlyteDirectory:
    tabular(frame=frame)
    return batched(files=files)
