"""Data services on Kubernetes."""

from flytekit import Resources, kwtypes, task, workflow
from flytekitplugins.k8sdataservice import DataServiceConfig, DataServiceTask

CONFIG = DataServiceConfig(
    Name="graph-engine",
    Requests=Resources(cpu="2", mem="8Gi"),
    Limits=Resources(cpu="4", mem="16Gi"),
    Port=40000,
    Image="reg.test/engine:1",
    Command=["bash", "-c", "serve"],
    Replicas=8,
    Cluster="eu-1",
)
engine = DataServiceTask(name="graphs.engine", inputs=kwtypes(ds=str), task_config=CONFIG)


@task
def train(service: str, epochs: int) -> float:
    return 0.5


@workflow
def graphs(ds: str = "x") -> float:
    return train(service=engine(ds=ds), epochs=3)
