"""Searches by Optuna in eager workflows."""

import flytekit as fl
import optuna
from flytekitplugins.optuna import Optimizer, suggest

image = fl.ImageSpec(name="optuna", packages=["flytekitplugins-optuna"])


@fl.task(container_image=image)
async def objective(x: float, y: int, z: int, power: int) -> float:
    return (x - 5) ** 2 + (y + 4) ** 4 + z**power


@fl.eager(container_image=image)
async def search(concurrency: int, n_trials: int) -> float:
    study = optuna.create_study(direction="minimize")
    optimizer = Optimizer(objective=objective, concurrency=concurrency, n_trials=n_trials, study=study)
    await optimizer(
        x=suggest.float(low=-10, high=10),
        y=suggest.integer(low=-10, high=10),
        z=suggest.category([-5, 0, 3]),
        power=2,
    )
    return study.best_value
