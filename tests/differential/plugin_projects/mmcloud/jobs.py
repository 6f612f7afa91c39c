"""Tasks on Memory Machine Cloud."""

from flytekit import Resources, task, workflow
from flytekitplugins.mmcloud import MMCloudConfig

config = MMCloudConfig(submit_extra="--migratePolicy [enable=true]")


@task(
    task_config=config,
    requests=Resources(cpu="1", mem="1Gi"),
    limits=Resources(cpu="2", mem="4Gi"),
    environment={"KEY": "value"},
)
def to_string(number: int) -> str:
    return str(number)


@task(task_config=MMCloudConfig())
def least(text: str) -> int:
    return len(text)


@task(task_config=MMCloudConfig("--vmPolicy [onDemand=true]"), requests=Resources(cpu="500m", mem="1500Mi"))
def fractions(text: str) -> float:
    return 1.0


@workflow
def concat(number: int) -> int:
    text = to_string(number=number)
    fractions(text=text)
    return least(text=text)
