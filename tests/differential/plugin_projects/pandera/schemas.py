"""Frames with schemas."""

import pandas as pd
import pandera.pandas as pa
from flytekit import task, workflow
from pandera.typing import DataFrame, Series


class InSchema(pa.DataFrameModel):
    hourly_pay: float = pa.Field(ge=7)
    hours: float = pa.Field(ge=10)

    @pa.check("hours")
    def check_numbers(cls, series: Series) -> Series[bool]:
        return series > 1

    class Config:
        coerce = True


class Middle(InSchema):
    total: float = pa.Field(ge=0)


class Out(pa.DataFrameModel):
    worker: Series[str]
    total: Series[float]


@task
def total(frame: DataFrame[InSchema]) -> DataFrame[Middle]:
    return frame.assign(total=1.0)


@task
def named(frame: DataFrame[Middle], worker: str) -> DataFrame[Out]:
    return frame.assign(worker=worker)


@workflow
def pay(frame: DataFrame[InSchema], worker: str = "x") -> DataFrame[Out]:
    return named(frame=total(frame=frame), worker=worker)
