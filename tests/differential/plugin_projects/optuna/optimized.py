"""An objective with a decorator of Optuna's plugin."""

from typing import Union

from flytekit import eager, task
from flytekitplugins.optuna import optimize, suggest


@task(cache=True, cache_version="1")
async def train(rate: float, layers: int) -> float:
    return rate * layers


@task
async def evaluate(loss: float) -> bool:
    return loss < 1


@eager
async def tuned(n: int) -> Union[float, None]:
    @optimize(concurrency=2, n_trials=3)
    async def trial(rate: float) -> float:
        return await train(rate=rate, layers=n)

    await trial(rate=suggest.float(0, 1))
    return None
