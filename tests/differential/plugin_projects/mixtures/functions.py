"""Plugin tasks of functions that are not plain: async, generic, decorated, with odd interfaces."""

import functools
import typing
from dataclasses import dataclass
from enum import Enum

from flytekit import Cache, Secret, StructuredDataset, dynamic, map_task, reference_task, task, workflow
from flytekit.types.directory import FlyteDirectory
from flytekit.types.file import FlyteFile
from flytekitplugins.dask import Dask
from flytekitplugins.kfmpi import Launcher, MPIJob, Worker
from flytekitplugins.sleep import Sleep
from flytekitplugins.spark import Spark


class Mode(Enum):
    FAST = "fast"
    SLOW = "slow"


@dataclass
class Options:
    mode: Mode = Mode.FAST
    limits: typing.Dict[str, int] = None


def noted(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        return function(*args, **kwargs)

    return inner


@task(task_config=Dask())
@noted
def decorated(options: Options = Options()) -> Mode:
    """Decide on a mode.

    Args:
        options: what there is to choose from

    Returns:
        the mode
    """
    return options.mode


@task(task_config=Spark(), cache=Cache(version="2", serialize=True, ignored_inputs=("seed",)), pickle_untyped=True)
def odd(
    files: typing.List[FlyteFile["csv"]],
    folder: typing.Optional[FlyteDirectory] = None,
    choice: typing.Union[int, str] = 3,
    seed: int = 1,
) -> typing.Tuple[StructuredDataset, typing.Dict[str, typing.List[float]]]:
    return StructuredDataset(), {}


@task(task_config=MPIJob(launcher=Launcher(replicas=1), worker=Worker(replicas=1)), deprecated="use odd", timeout=60)
def deprecated(*, mode: Mode) -> typing.NamedTuple("Out", first=int, second=str):
    return 1, "x"


@task(task_config=Sleep(), secret_requests=[Secret(group="g", key="k")], interruptible=True)
def nothing():
    pass


@task(task_config=Spark(spark_conf={"i": "1"}), enable_deck=True, labels={"a": "1"}, annotations={"b": "2"})
def labelled(a: int) -> int:
    return a


@dynamic(task_config=Dask(), retries=1)
def spread(n: int) -> typing.List[int]:
    return [labelled(a=i) for i in range(n)]


@workflow
def functions(files: typing.List[FlyteFile["csv"]], n: int = 2) -> typing.List[int]:
    mode = decorated()
    data, floats = odd(files=files)
    first, second = deprecated(mode=mode)
    nothing()
    spread(n=first)
    return map_task(labelled, concurrency=2)(a=spread(n=n))
