"""Tasks that Neptune tracks."""

from flytekit import Resources, Secret, task, workflow
from flytekitplugins.neptune import neptune_scale_run

API_TOKEN = Secret(key="neptune-token", group="neptune-group")


@task(secret_requests=[API_TOKEN], requests=Resources(cpu="2", mem="4Gi"))
@neptune_scale_run(project="acme/fruits", secret=API_TOKEN, experiment_name="first")
def train(depth: int) -> float:
    from flytekit import current_context

    current_context().neptune_scale_run.log_metrics({"depth": depth})
    return 0.1


@task(secret_requests=[API_TOKEN])
@neptune_scale_run(project="acme/fruits", secret=API_TOKEN, run_id="fixed")
def resumed(depth: int) -> float:
    return 0.2


@workflow
def fruits(depth: int = 3) -> float:
    resumed(depth=depth)
    return train(depth=depth)
