"""Tasks and workflows that live in classes."""

import typing
from dataclasses import dataclass

from flytekit import Resources, task, workflow


class Steps:
    LIMIT = 10

    @staticmethod
    @task(requests=Resources(cpu="1"))
    def load(path: str) -> typing.List[int]:
        return []

    @task
    @staticmethod
    def total(values: typing.List[int], factor: int = 2) -> int:
        return sum(values) * factor

    @task(retries=LIMIT)
    def scale(value: int) -> float:
        return value * 1.5

    @workflow
    def run(path: str = "here") -> float:
        return Steps.scale(value=Steps.total(values=Steps.load(path=path)))


class Pipeline:
    """Builds what its parameters ask for."""

    def __init__(self, name: str, factor: int):
        self.name = name
        self.factor = factor

    @classmethod
    def default(cls) -> "Pipeline":
        return cls("default", 3)

    def step(self, values):
        return Steps.total(values=values, factor=self.factor)

    def steps(self, path):
        yield Steps.load(path=path)
        yield self.step


pipeline = Pipeline.default()


@workflow
def by_object(path: str) -> int:
    load, then = pipeline.steps(path)
    return then(load)


@dataclass
class Registry:
    loader: typing.Callable = Steps.load
    combiner: typing.Callable = Steps.total

    def wire(self, path):
        return self.combiner(values=self.loader(path=path))


@workflow
def by_registry(path: str) -> int:
    return Registry().wire(path)


class Model:
    def __init__(self, name: str):
        self.name = name

    def predict(self, value: float, threshold: float = 0.5) -> bool:
        """Predict.

        Args:
            value: what is seen
        """
        return value > threshold

    @classmethod
    def version(cls, major: int) -> str:
        return f"{major}"


model = Model("m")
predict = task(model.predict)
version = task(retries=1)(Model.version)


@workflow
def by_method(value: float) -> bool:
    version(major=1)
    return predict(value=value)
