"""Tasks that Comet tracks."""

from flytekit import ImageSpec, Secret, dynamic, task, workflow
from flytekitplugins.comet_ml import comet_ml_login

KEY = Secret(key="comet-ml-key", group="comet-ml-group")
WORKSPACE = "acme"
image = ImageSpec(name="comet", packages=["torch==2.3.1", "comet-ml"], builder="default")


@task(container_image=image, secret_requests=[KEY])
@comet_ml_login(project_name="fruits", workspace=WORKSPACE, secret=KEY)
def train(hidden: int) -> float:
    import comet_ml

    comet_ml.Experiment().log_parameter("hidden", hidden)
    return 0.5


@task(secret_requests=[KEY])
@comet_ml_login(
    project_name="fruits",
    workspace=WORKSPACE,
    secret=KEY,
    experiment_key="a" * 32,
    host="https://comet.acme.test",
    disabled=True,
)
def resumed(hidden: int) -> float:
    return 1.0


@dynamic
def sweep(sizes: list[int]) -> list[float]:
    return [train(hidden=size) for size in sizes]


@workflow
def fruits(sizes: list[int]) -> list[float]:
    resumed(hidden=1)
    return sweep(sizes=sizes)
