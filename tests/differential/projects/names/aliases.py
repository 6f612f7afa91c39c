"""flytekit under other names, and tasks under other names."""

import flytekit
import flytekit as fl
import flytekit.extras.accelerators as acc
import flytekit.types.file as files
from flytekit import LaunchPlan as Plan
from flytekit import task as flyte_task
from flytekit import workflow as flow
from flytekit.core import task as task_module
from flytekit.core.resources import Resources as R
from flytekit.core.workflow import workflow as core_workflow

_SETTINGS = dict(retries=2)


@fl.task(**_SETTINGS)
def a(x: int) -> int:
    return x


@flyte_task(requests=R(cpu="1"), accelerator=acc.T4)
def b(x: int) -> int:
    return x


@task_module.task
def c(x: files.FlyteFile) -> files.FlyteFile:
    return x


def _plain(x: int) -> int:
    """Not decorated: the task is made below."""
    return x + 1


def _pure(x: int, y: int = 1) -> int:
    return x + y


plain = flytekit.task(_plain)
cached_pure = flytekit.task(cache=True, cache_version="1")(_pure)
alias = b
B = a_again = a


@flow
def renamed(x: int) -> int:
    return alias(x=B(x=plain(x=cached_pure(x=x))))


@core_workflow
def core(x: int) -> int:
    return fl.conditional("x").if_(x > 0).then(a(x=x)).else_().then(b(x=x))


@fl.dynamic
def later(x: int) -> int:
    return a_again(x=x)


plan = Plan.get_or_create(renamed, name="renamed-plan", fixed_inputs={"x": 1})
core_plan = fl.LaunchPlan.get_or_create(core)

class Namespace:
    """Tasks kept in a class body are reached through it."""

    reader = staticmethod(a)
    limit = 4


@fl.workflow
def through_class(x: int = Namespace.limit) -> int:
    return Namespace.reader(x=later(x=x))
