"""Eager tasks of flytekit 1.14."""

from datetime import timedelta

from flytekit import Resources, Secret, task, workflow
from flytekit.experimental import eager

SECRETS = [Secret(group="first", key="one")]


@task
def add(a: int) -> int:
    return a + 1


@eager
async def plain(a: int) -> int:
    """Do it.

    At length.
    """
    return await add(a=a)


@eager(client_secret_group="group", client_secret_key="key", requests=Resources(cpu="1"), retries=2)
async def with_client(a: int, b: str = "x") -> int:
    return await add(a=a)


@eager(
    client_secret_group="group",
    secret_requests=SECRETS,
    cache=True,
    cache_version="1",
    timeout=timedelta(1),
)
async def with_secrets(a: int) -> int:
    return await add(a=a)


@task(secret_requests=SECRETS)
def after(a: int) -> int:
    return a


@workflow
def calls(a: int) -> int:
    return with_secrets(a=plain(a=a))
