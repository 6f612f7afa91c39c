"""Tasks that share an Environment."""

from flytekit import Environment, Resources, workflow
from flytekit.core.environment import Environment as E2

env = Environment(retries=2, environment={"A": "1", "B": "2"}, requests=Resources(cpu="1"))
other = env.extend(environment={"B": "3"}, timeout=5)


@env
def a(x: int) -> int:
    return x


@env.task(retries=5, environment={"C": "4"})
def b(x: int) -> int:
    return x


@other.task
def c(x: int) -> int:
    return x


@other.dynamic
def d(x: int) -> int:
    return a(x=x)


env.update(interruptible=True)


@env(cache=True, cache_version="3")
def e(x: int) -> int:
    return x


@workflow
def wf(x: int) -> int:
    return e(x=d(x=c(x=b(x=a(x=x)))))
