"""Two modules that import one another."""

from flytekit import task, workflow


@task
def ping(n: int) -> int:
    return n


from app import circle_b  # noqa: E402


@workflow
def both(n: int = circle_b.START) -> int:
    return circle_b.pong(n=ping(n=n))
