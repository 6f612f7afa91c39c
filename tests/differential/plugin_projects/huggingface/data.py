"""Datasets of Hugging Face."""

import datasets
import pandas as pd
from flytekit import kwtypes, task, workflow
from flytekit.types.structured.structured_dataset import StructuredDataset
from typing_extensions import Annotated

Subset = Annotated[StructuredDataset, kwtypes(name=str)]


@task
def loaded(name: str) -> datasets.Dataset:
    return datasets.Dataset.from_dict({"name": [name]})


@task
def first(data: Annotated[datasets.Dataset, kwtypes(name=str)]) -> Subset:
    return StructuredDataset(dataframe=data)


@task
def frame(data: Subset) -> pd.DataFrame:
    return data.open(pd.DataFrame).all()


@workflow
def data(name: str = "x") -> pd.DataFrame:
    return frame(data=first(data=loaded(name=name)))
