"""Decorators that are classes, with and without flytekit's own base class."""

import functools
import typing

from flytekit import dynamic, task, workflow
from flytekit.core.utils import ClassDecorator


class traced(ClassDecorator):
    def __init__(self, task_function: typing.Optional[typing.Callable] = None, port: int = 8080, **kwargs):
        self.port = port
        super().__init__(task_function, port=port, **kwargs)

    def execute(self, *args, **kwargs):
        return self.task_function(*args, **kwargs)

    def get_extra_config(self):
        return {self.LINK_TYPE_KEY: "traces", self.PORT_KEY: str(self.port)}


class Timed:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function = function

    def __call__(self, *args, **kwargs):
        return self.function(*args, **kwargs)


@task
@traced
def plainly(a: int) -> int:
    """Traced plainly."""
    return a


@task(retries=1)
@traced(port=9000)
def with_port(a: int, b: str = "x") -> typing.Tuple[int, str]:
    return a, b


@task
@Timed
def timed(values: typing.List[float]) -> float:
    """Sum of values.

    Args:
        values: what to add
    """
    return sum(values)


@dynamic
@traced
def spread(n: int) -> int:
    return plainly(a=n)


@workflow
def decorated(a: int) -> int:
    number, _ = with_port(a=plainly(a=a))
    timed(values=[1.0])
    return spread(n=number)
