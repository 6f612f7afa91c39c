"""Dataclasses with files, and datasets whose format only the value names."""

from dataclasses import dataclass, field

from flytekit import FlyteDirectory, FlyteFile, StructuredDataset, task, workflow


@dataclass
class Files:
    one: FlyteFile
    many: list[FlyteFile] = field(default_factory=list)
    folder: FlyteDirectory | None = None


@task
def use(files: Files) -> Files:
    return files


@task
def read(frame: StructuredDataset) -> int:
    return 1


@workflow
def used(
    frame: StructuredDataset = StructuredDataset(uri="s3://bucket/frame", file_format="csv"),
) -> int:
    use(files=Files(one=FlyteFile("s3://bucket/one"), folder=FlyteDirectory("s3://bucket/folder")))
    return read(frame=frame)
