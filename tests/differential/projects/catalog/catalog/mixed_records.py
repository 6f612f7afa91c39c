"""Records in other dialects: mixins, keyword-only, slots, aliases, generics that stay outside."""

import dataclasses as dc
import typing as t
from dataclasses import InitVar, dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Literal

from dataclasses_json import DataClassJsonMixin, dataclass_json
from flytekit import kwtypes, task, workflow
from flytekit.types.directory import FlyteDirectory
from flytekit.types.file import FlyteFile
from flytekit.types.structured import StructuredDataset
from mashumaro.mixins.json import DataClassJSONMixin
from typing_extensions import Annotated


class Status(str, Enum):
    NEW = "new"
    DONE = "done"


@dataclass_json
@dataclass
class Decorated:
    a: int
    b: str = "b"


@dataclass
class Mixed(DataClassJsonMixin):
    when: datetime = datetime(2022, 2, 2, 2, 2)
    day: date = date(2023, 3, 3)
    wait: timedelta = timedelta(hours=1.5)


@dataclass(kw_only=True)
class Keyword(DataClassJSONMixin):
    status: Status = Status.NEW
    mode: Literal["r", "w"] = "r"
    seed: InitVar[int] = 3
    secret: int = dc.field(default=7, repr=False, compare=False)


@dataclass(order=True)
class Deep:
    decorated: Decorated
    many: t.List[Mixed]
    table: t.Dict[str, t.List[Decorated]]
    keyword: t.Optional[Keyword] = None
    pairs: t.Dict[str, t.Dict[str, float]] = dc.field(default_factory=lambda: {"a": {"b": 0.5}})
    file: FlyteFile = dc.field(default_factory=lambda: FlyteFile("s3://x/y"))
    folder: t.Optional[FlyteDirectory] = None
    frame: t.Optional[StructuredDataset] = None
    either: t.Union[int, t.List[str]] = 1
    flags: t.List[bool] = dc.field(default_factory=list)
    free: t.Dict[str, t.Any] = dc.field(default_factory=dict)


@dataclass
class Row:
    id: int
    name: str
    score: float


Rows = Annotated[StructuredDataset, Row]
Flat = Annotated[StructuredDataset, kwtypes(id=int, tags=t.List[str], at=datetime)]


@task
def take(deep: Deep, mixed: Mixed = Mixed(), keyword: Keyword = Keyword(status=Status.DONE)) -> Deep:
    return deep


@task
def rows(rows: Rows, flat: Flat, decorated: t.List[Decorated]) -> t.Dict[str, Decorated]:
    return {}


@workflow
def mixed_records(frame: StructuredDataset, decorated: Decorated = Decorated(1), mixed: Mixed = Mixed(day=date(2024, 1, 2))) -> int:
    made = rows(rows=frame, flat=frame, decorated=[decorated, Decorated(2, "two")])
    taken = take(
        deep=Deep(
            decorated=Decorated(3),
            many=[Mixed(), Mixed(wait=timedelta(seconds=1))],
            table={"x": [Decorated(4)], "y": []},
            keyword=Keyword(mode="w", seed=4),
            flags=[True, False],
        ),
        mixed=mixed,
    )
    rows(rows=frame, flat=frame, decorated=[taken.decorated, made["a"]])
    return taken.table["x"][0].a
