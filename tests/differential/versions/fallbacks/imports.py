"""What a user writes to work with several versions of flytekit."""

import flytekit
from flytekit import task, workflow

try:
    from flytekit import Cache
except ImportError:
    Cache = None

try:
    from flytekit.models.concurrency import ConcurrencyPolicy
except ModuleNotFoundError:
    ConcurrencyPolicy = None

IS_NEW = hasattr(flytekit, "ConcurrencyPolicy")
SETTINGS = {"cache": Cache(version="1.0")} if Cache else {"cache": True, "cache_version": "1.0"}


@task(retries=3 if ConcurrencyPolicy else 2, **SETTINGS)
def cached(a: int) -> int:
    return a


@task(interruptible=IS_NEW)
def interruptible(a: int) -> int:
    return a


@workflow
def both(a: int) -> int:
    return interruptible(a=cached(a=a))
