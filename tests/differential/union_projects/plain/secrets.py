"""flytekit alone, in a project of which another module imports `union`."""

from typing import Annotated

from flytekit import Artifact, Cache, LaunchPlan, Secret, task, workflow

Open = Artifact(name="open", time_partitioned=True)
KEY = Secret(key="key")


@task(
    secret_requests=[
        KEY,
        Secret(key="env", env_var="ENV", mount_requirement=Secret.MountType.ENV_VAR),
    ]
)
def secret() -> str:
    return ""


@task(secret_requests=[Secret(group=None, key="none", group_version="2")], cache=True)
def cached() -> Annotated[str, Open]:
    return ""


@task(cache=Cache(ignored_inputs="x"))
def ignoring(x: int) -> int:
    return x


@workflow
def flow(text: str = Open.query()) -> str:
    ignoring(x=1)
    secret()
    return cached()


plan = LaunchPlan.create("secret-plan", flow, default_inputs={"text": Open.query()})
