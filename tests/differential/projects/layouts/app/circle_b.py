"""The other half."""

from flytekit import task, workflow

START = 7

import app.circle_a as other  # noqa: E402


@task
def pong(n: int) -> int:
    return n


@workflow
def back(n: int) -> int:
    return other.ping(n=pong(n=n))
