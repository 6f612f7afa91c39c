"""Tasks whose models MLflow logs."""

import mlflow
from flytekit import task, workflow
from flytekitplugins.mlflow import mlflow_autolog


@task(enable_deck=True, cache=True, cache_version="1")
@mlflow_autolog(framework=mlflow.sklearn)
def fit(depth: int) -> float:
    return 0.5


@task(enable_deck=True)
@mlflow_autolog(framework=mlflow.keras, experiment_name="keras")
def keras(epochs: int) -> float:
    return 0.1


@workflow
def both(depth: int, epochs: int) -> tuple[float, float]:
    return fit(depth=depth), keras(epochs=epochs)
