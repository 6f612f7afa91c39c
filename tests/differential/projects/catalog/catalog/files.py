import os
import typing
from typing import Annotated, TypeVar

from flytekit import HashMethod, kwtypes, task, workflow
from flytekit.core.annotation import FlyteAnnotation
from flytekit.types.directory import FlyteDirectory, TensorboardLogs
from flytekit.types.file import (
    CSVFile, FlyteFile, HDF5EncodedFile, HTMLPage, JoblibSerializedFile, JPEGImageFile, JSONLFile, ONNXFile, PDFFile,
    PNGImageFile, PythonNotebook, PythonPickledFile, SVGImageFile,
)
from flytekit.types.iterator import JSON
from flytekit.types.schema import FlyteSchema
from flytekit.types.structured.structured_dataset import PARQUET, StructuredDataset

Parquet = FlyteFile[TypeVar("parquet")]
Folder = FlyteDirectory["csv"]
Table = Annotated[StructuredDataset, kwtypes(id=int, name=str), PARQUET]
Nested = Annotated[StructuredDataset, kwtypes(id=int, inner={"x": float, "y": typing.List[str]})]
REMOTE = FlyteFile("s3://bucket/data.csv")


@task
def files(
    a: FlyteFile, b: FlyteFile["csv"], c: Parquet, d: HDF5EncodedFile, e: HTMLPage, f: JoblibSerializedFile, g: JPEGImageFile,
    h: PDFFile, i: PNGImageFile, j: PythonPickledFile, k: PythonNotebook, l: SVGImageFile, m: CSVFile, n: ONNXFile, o: JSONLFile,
) -> FlyteFile["json"]:
    return FlyteFile["json"]("/tmp/x.json")


@task
def folders(a: FlyteDirectory, b: Folder, c: TensorboardLogs, d: os.PathLike) -> Folder:
    return b


@task
def streams(a: typing.TextIO, b: typing.BinaryIO, c: typing.Iterator[int]) -> typing.Iterator[str]:
    yield ""
    return None


@task
def tables(a: StructuredDataset, b: Table, c: Nested, d: FlyteSchema, e: FlyteSchema[kwtypes(x=int, y=float)]) -> Table:
    return b


@task
def schema() -> FlyteSchema:
    return FlyteSchema()


@task
def narrow() -> FlyteSchema[kwtypes(x=int, y=float)]:
    return FlyteSchema[kwtypes(x=int, y=float)]()


@task
def annotated(
    a: Annotated[FlyteFile, FlyteAnnotation({"owner": "me", "count": 3})],
    b: Annotated[int, FlyteAnnotation({"range": [0, 10], "deep": {"x": None}})] = 4,
    c: Annotated[str, HashMethod(str.upper)] = "c",
) -> Annotated[FlyteDirectory, FlyteAnnotation({"kind": "out"})]:
    return FlyteDirectory("/tmp")


@workflow
def file_flow(
    a: FlyteFile["csv"], table: Table, d: FlyteDirectory, remote: FlyteFile = REMOTE,
    folder: FlyteDirectory = FlyteDirectory("gs://bucket/folder"),
    frame: StructuredDataset = StructuredDataset(uri="s3://bucket/frame", file_format="parquet"),
) -> Table:
    folders(a=d, b=d, c=d, d=remote)
    folders(a=folder, b=FlyteDirectory("s3://bucket/b"), c=TensorboardLogs("s3://bucket/tb"), d=a)
    annotated(a=remote, b=5)
    annotated(a=FlyteFile("https://example.com/a.bin"))
    ignored = StructuredDataset(uri="s3://bucket/ignored", format="csv", nonsense=1)
    return tables(a=ignored, b=table, c=frame, d=schema(), e=narrow())
