"""Decorators around workflows, and workflows from a factory."""

import functools

from flytekit import LaunchPlan, dynamic, task, workflow


@task
def setup(name: str = "resource"):
    print("set up", name)


@task
def teardown(name: str = "resource") -> None:
    print("tear down", name)


@task
def double(x: float) -> float:
    return x * 2


@task
def add(x: float, y: float = 1.0) -> float:
    return x + y


def setup_teardown(fn=None, *, before, after):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        before_node = before()
        outputs = fn(*args, **kwargs)
        after_node = after()
        before_node >> outputs
        outputs >> after_node
        return outputs

    if fn is None:
        return functools.partial(setup_teardown, before=before, after=after)
    return wrapper


@workflow
@setup_teardown(before=setup, after=teardown)
def guarded(x: float, times: int = 2) -> float:
    """Set up, run, tear down."""
    for _ in range(3):
        x = double(x=x)
    return x


def repeat(task_, count):
    def inner(value):
        for _ in range(count):
            value = task_(x=value)
        return value

    return inner


quadruple = repeat(double, 2)
plus_three = repeat(functools.partial(add, y=1.5), 2)


@workflow
def composed(x: float) -> float:
    compose = lambda *fns: functools.reduce(lambda f, g: lambda v: g(f(v)), fns)  # noqa: E731
    return compose(quadruple, plus_three, lambda v: add(x=v, y=v))(x)


plans = [LaunchPlan.create(f"composed-{n}", composed, fixed_inputs={"x": float(n)}) for n in range(1, 4)]


@workflow
def all_plans() -> float:
    results = [plan() for plan in plans]
    return functools.reduce(lambda a, b: add(x=a, y=b), results)
