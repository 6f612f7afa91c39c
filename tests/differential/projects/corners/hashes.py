"""Values with a hash of one's own, and batches of files."""

import typing
from typing_extensions import Annotated

from flytekit import BatchSize, HashMethod, LaunchPlan, task, workflow
from flytekit.core.hash import HashMethod as Method
from flytekit.types.directory import FlyteDirectory


def by_length(text: str) -> str:
    return f"length-{len(text)}"


class Modulo:
    def __init__(self, base: int):
        self.base = base

    def __call__(self, number: int) -> str:
        return str(number % self.base)


Text = Annotated[str, HashMethod(by_length)]
Number = Annotated[int, Method(Modulo(7)), "a note"]
Batched = Annotated[FlyteDirectory, BatchSize(10)]


@task(cache=True, cache_version="1")
def read(text: Text, number: Number = 3) -> Annotated[typing.List[int], HashMethod(lambda items: str(len(items)))]:
    return [number]


@task
def copy(source: Batched) -> Annotated[FlyteDirectory, BatchSize(100)]:
    return source


@workflow
def hashed(
    text: Text,
    number: Number = 20,
    maybe: typing.Optional[Text] = "maybe",
    texts: typing.List[Text] = ["a", "bcd"],
    table: typing.Dict[str, Number] = {"x": 8},
) -> typing.List[int]:
    read(text="constant")
    return read(text=text, number=number)


@workflow
def copying(source: Batched) -> FlyteDirectory:
    return copy(source=source)


plan = LaunchPlan.get_or_create(hashed, "hashed_plan", default_inputs={"text": "four"}, fixed_inputs={"number": 9})
