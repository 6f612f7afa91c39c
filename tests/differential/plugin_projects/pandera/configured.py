"""Schemas with settings, in optional places and lists."""

from typing import Annotated, List, Optional

import pandera.typing.pandas as pt
from flytekit import ImageSpec, task, workflow
from flytekitplugins.pandera import ValidationConfig
from pandera.pandas import DataFrameModel, Field

image = ImageSpec(name="pandera", packages=["flytekitplugins-pandera"])


class Items(DataFrameModel):
    name: str
    price: int = Field(gt=0)


Warned = Annotated[pt.DataFrame[Items], ValidationConfig(on_error="warn")]


@task(container_image=image)
def checked(items: Warned) -> pt.DataFrame[Items]:
    return items


@task(container_image=image)
def joined(items: List[pt.DataFrame[Items]]) -> pt.DataFrame[Items]:
    return items[0]


@workflow
def items(items: Warned) -> pt.DataFrame[Items]:
    return checked(items=items)
