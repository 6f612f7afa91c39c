"""MLflow beside other settings."""

from flytekit import Resources, dynamic, task, workflow
from flytekitplugins.mlflow import mlflow_autolog


@task(enable_deck=True, requests=Resources(cpu="1"), environment={"MLFLOW_TRACKING_URI": "http://mlflow.test"})
@mlflow_autolog(experiment_name="plain")
def trial(rate: float) -> float:
    """Try a rate."""
    return rate


@dynamic
def sweep(rates: list[float]) -> list[float]:
    return [trial(rate=rate) for rate in rates]


@workflow
def search(rates: list[float]) -> list[float]:
    return sweep(rates=rates)
