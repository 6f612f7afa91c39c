"""Weights & Biases among other decorators, on mapped tasks."""

from functools import partial, wraps

from flytekit import Secret, map_task, task, workflow
from flytekitplugins.wandb import wandb_init

SECRET = Secret(group="ml", key="wandb")
tracked = partial(wandb_init, project="p", entity="e", secret=SECRET)


def logged(function):
    @wraps(function)
    def inner(*args, **kwargs):
        print(function.__name__)
        return function(*args, **kwargs)

    return inner


@task(secret_requests=[SECRET], retries=1)
@tracked()
@logged
def trial(rate: float, seed: int) -> float:
    return rate * seed


@task(secret_requests=[SECRET], environment={"WANDB_MODE": "offline"})
@logged
@tracked(id="best")
def best(losses: list[float]) -> float:
    return min(losses)


@workflow
def search(rates: list[float]) -> float:
    return best(losses=map_task(partial(trial, seed=1))(rate=rates))
