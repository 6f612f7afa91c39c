"""Several data services of one kind."""

from dataclasses import replace

from flytekit import TaskMetadata, workflow
from flytekitplugins.k8sdataservice.task import DataServiceConfig, DataServiceTask

BASE = DataServiceConfig(Image="reg.test/engine:1", Replicas=1, Cluster="eu-1")
SERVICES = [
    DataServiceTask(name=f"several.{name}", task_config=replace(BASE, Name=name, Port=port))
    for name, port in (("users", 4000), ("items", 4001))
]
users, items = SERVICES
existing = DataServiceTask(
    "several.existing",
    DataServiceConfig(ExistingReleaseName="old", Cluster="eu-1"),
    metadata=TaskMetadata(retries=1),
)


@workflow
def several() -> str:
    first = users()
    second = items()
    first >> second
    existing()
    return second
