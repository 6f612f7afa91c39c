"""Collections that no encoder knows, of things that have one."""

import os
from dataclasses import dataclass
from typing import Annotated, FrozenSet, Iterable, List, Optional, Sequence, Set, Tuple, Type

from flytekit import FlyteDirectory, FlyteFile, StructuredDataset, kwtypes, task, workflow
from flytekit.types.file import CSVFile, PDFFile
from flytekit.types.schema import FlyteSchema


@dataclass
class Label:
    text: str


Files = Sequence[FlyteFile]


@task
def pack(
    files: Files,
    tables: Set[FlyteFile["csv"]],
    sheets: FrozenSet[CSVFile],
    folders: Iterable[FlyteDirectory],
    pictures: Sequence[FlyteDirectory["png"]],
    frames: Set[StructuredDataset],
    schemas: Sequence[FlyteSchema],
    columns: Set[FlyteSchema[kwtypes(a=int)]],
    paths: Optional[Sequence[os.PathLike]] = None,
) -> List[PDFFile]:
    return []


@task
def address(labels: Set[Label], kind: Type[Label]) -> Annotated[FlyteFile, "printed"]:
    return ...


@task
def weigh(parcel: FlyteFile) -> Tuple[float, str]:
    return 1.0, "kg"


@workflow
def send(
    files: Files,
    tables: Set[FlyteFile["csv"]],
    sheets: FrozenSet[CSVFile],
    folders: Iterable[FlyteDirectory],
    pictures: Sequence[FlyteDirectory["png"]],
    frames: Set[StructuredDataset],
    schemas: Sequence[FlyteSchema],
    columns: Set[FlyteSchema[kwtypes(a=int)]],
    labels: Set[Label],
    kind: Type[Label],
) -> Tuple[List[PDFFile], float]:
    packed = pack(
        files=files,
        tables=tables,
        sheets=sheets,
        folders=folders,
        pictures=pictures,
        frames=frames,
        schemas=schemas,
        columns=columns,
    )
    weight, _ = weigh(parcel=address(labels=labels, kind=kind))
    return packed, weight
