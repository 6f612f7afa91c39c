"""Comet through a decorator of one's own."""

from functools import partial

from flytekit import Secret, task, workflow
from flytekitplugins.comet_ml import comet_ml_login

SECRET = Secret("lab", "comet")
tracked = partial(comet_ml_login, workspace="lab", secret=SECRET)


@task(secret_requests=[SECRET], cache=True, cache_version="1")
@tracked(project_name="a")
def first(x: int) -> int:
    """Do it first."""
    return x


@task(secret_requests=[SECRET], environment={"COMET": "1"})
@tracked(project_name="b")
def second(x: int) -> int:
    return x


@workflow
def both(x: int) -> int:
    return second(x=first(x=x))
