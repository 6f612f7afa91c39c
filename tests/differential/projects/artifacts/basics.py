"""Outputs that become artifacts."""

from typing import Annotated, List, NamedTuple, Optional

from flytekit import Artifact, task, workflow
from flytekit.types.directory import FlyteDirectory
from flytekit.types.file import FlyteFile

Counted = Artifact(name="counted")
Raw = Artifact(name="raw.file", version="v1")
Folder = Artifact(project="flyte", domain="development", name="folder")


class Both(NamedTuple):
    """Two outputs, of which one is an artifact."""

    count: Annotated[int, Counted]
    rest: str


@task
def count(words: List[str]) -> Annotated[int, Counted]:
    """Count words.

    Args:
        words: what is counted

    Returns:
        how many there are
    """
    return len(words)


@task
def download(url: str) -> Annotated[FlyteFile, Raw]:
    return FlyteFile(url)


@task
def folder() -> Annotated[FlyteDirectory, Folder]:
    return FlyteDirectory("/tmp/x")


@task
def both(words: List[str]) -> Both:
    return Both(1, "")


@task
def maybe(number: Optional[int]) -> Annotated[Optional[int], Counted()]:
    return number


@task
def take(number: Annotated[int, Counted], text: Annotated["str", "an annotation of one's own"]) -> str:
    return text


@task
def inner(items: List[Annotated[int, Counted]]) -> List[Annotated[int, Counted]]:
    return items


@workflow
def flow(words: List[str]) -> Both:
    both(words=words)
    made = count(words=words)
    rest = take(number=made, text="x")
    maybe(number=made)
    inner(items=[made, made])
    download(url="s3://bucket/key")
    folder()
    return Both(made, rest)
