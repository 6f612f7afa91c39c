"""Decorators of one's own, below and above `@task`."""

import functools
import typing

from flytekit import task, workflow


def logged(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        print(fn.__name__, args, kwargs)
        return fn(*args, **kwargs)

    return wrapper


def retried(times: int, *, on: typing.Tuple[type, ...] = (ValueError,)):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            for _ in range(times):
                try:
                    return fn(*args, **kwargs)
                except on:
                    continue
            return fn(*args, **kwargs)

        wrapper.times = times
        return wrapper

    return decorate


def documented(text):
    def decorate(fn):
        fn.__doc__ = f"{text}\n\n{fn.__doc__ or ''}"
        return fn

    return decorate


def with_flag(fn):
    """Adds a parameter, by a signature of its own."""

    def wrapper(flag: bool, a: int) -> int:
        return fn(a) if flag else 0

    return functools.update_wrapper(wrapper, fn, assigned=("__name__", "__qualname__", "__doc__", "__module__"), updated=())


def renamed(name, **types):
    """Gives another name and other types."""

    def decorate(fn):
        def wrapper(*args, **kwargs):
            return fn(*args, **kwargs)

        wrapper.__name__ = wrapper.__qualname__ = name
        wrapper.__annotations__ = dict(fn.__annotations__, **types)
        wrapper.__wrapped__ = fn
        return wrapper

    return decorate


class Counted:
    calls = 0

    def __init__(self, label):
        self.label = label

    def __call__(self, fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            Counted.calls += 1
            return fn(*args, **kwargs)

        return wrapper


def registered(made):
    """Above the task: keeps it."""
    KNOWN[made.name] = made
    return made


KNOWN = {}


@task
@logged
def log_me(a: int) -> int:
    """Says what it does."""
    return a


@task(cache=True, cache_version="1")
@retried(3)
@logged
def retry_me(a: int, b: typing.Optional[str] = None) -> typing.Tuple[int, str]:
    return a, b or ""


@task
@documented("All about it.")
def describe_me(a: int) -> int:
    """Details."""
    return a


@registered
@task
@Counted("x")
def count_me(a: int) -> int:
    return a


@task
@renamed("number_me", a=float)
def rename_me(a: int = 3) -> int:
    return int(a)


@workflow
@logged
def flow(a: int) -> int:
    rename_me(a=1.0)
    first, _ = retry_me(a=log_me(a=a))
    return KNOWN["wrapped.count_me"](a=describe_me(a=first))
