from flytekit import task
from flytekitplugins.mlflow import mlflow_autolog
import mlflow
@task(enable_deck=True)
@mlflow_autolog(framework=mlflow.sklearn)
def ml(a: int) -> int:
    return a
