"""Decorators to stand between `@task` and the function."""

import functools
import logging
import time
from typing import Callable, TypeVar

F = TypeVar("F", bound=Callable)
log = logging.getLogger(__name__)


def timed(fn):
    """Log how long a call takes."""

    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return fn(*args, **kwargs)
        finally:
            log.info("%s took %.3f s", fn.__name__, time.perf_counter() - start)

    return wrapper


def retrying(attempts: int = 3, *, on: tuple = (OSError,)) -> Callable[[F], F]:
    """Retry inside the task."""

    def decorate(fn: F) -> F:
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            for attempt in range(attempts):
                try:
                    return fn(*args, **kwargs)
                except on:
                    if attempt == attempts - 1:
                        raise

        return wrapper

    return decorate


def optional_arguments(fn=None, *, tag: str = "none"):
    """With or without parentheses."""
    if fn is None:
        return functools.partial(optional_arguments, tag=tag)

    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        log.debug("tag %s", tag)
        return fn(*args, **kwargs)

    return wrapper
