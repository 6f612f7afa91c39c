"""Tasks that Weights & Biases tracks."""

from flytekit import ImageSpec, Resources, Secret, dynamic, task, workflow
from flytekitplugins.wandb import wandb_init

PROJECT = "flyte-fruits"
ENTITY = "acme"
SECRET = Secret(key="wandb-api-key", group="wandb-api-group")
image = ImageSpec(name="wandb", python_version="3.11", packages=["xgboost", "wandb"], registry="reg.test/ml")


@task(container_image=image, secret_requests=[SECRET], requests=Resources(cpu="1", mem="2Gi"))
@wandb_init(project=PROJECT, entity=ENTITY, secret=SECRET)
def train(depth: int) -> float:
    import wandb

    wandb.log({"depth": depth})
    return 0.5


@task(secret_requests=[SECRET])
@wandb_init(
    project=PROJECT,
    entity=ENTITY,
    secret=SECRET,
    id="run-1",
    host="https://wandb.acme.test",
    api_host="https://api.wandb.acme.test",
    tags=["a"],
)
def resumed(depth: int) -> float:
    return 0.6


@dynamic
def sweep(depths: list[int]) -> list[float]:
    return [train(depth=depth) for depth in depths]


@workflow
def fruits(depths: list[int]) -> list[float]:
    resumed(depth=1)
    return sweep(depths=depths)
