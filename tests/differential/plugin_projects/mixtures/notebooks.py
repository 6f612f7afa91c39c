"""Notebooks and dbt beside other settings, and rays with pods of their own."""

from dataclasses import dataclass
from typing import List

from flytekit import PodTemplate, Resources, StructuredDataset, kwtypes, map_task, task, workflow
from flytekit.types.directory import FlyteDirectory
from flytekitplugins.dask import Dask, WorkerGroup
from flytekitplugins.dbt.schema import DBTRunInput
from flytekitplugins.dbt.task import DBTRun
from flytekitplugins.papermill import NotebookTask
from flytekitplugins.ray import HeadNodeConfig, RayJobConfig, WorkerNodeConfig
from kubernetes.client import V1Container, V1PodSpec


@dataclass
class Row:
    a: int


plain = NotebookTask(name="notebooks.plain", notebook_path="book.ipynb")
rich = NotebookTask(
    "notebooks.rich",
    "book.ipynb",
    inputs=kwtypes(rows=List[Row], frame=StructuredDataset),
    outputs=kwtypes(done=bool, where=FlyteDirectory, row=Row),
    requests=Resources(cpu="1"),
    limits=Resources(mem="1Gi"),
)
dask = NotebookTask("notebooks.dask", "book.ipynb", task_config=Dask(workers=WorkerGroup(3)), output_notebooks=True)
run = DBTRun("notebooks.run")


@task(
    task_config=RayJobConfig(
        worker_node_config=[
            WorkerNodeConfig("g", 0, min_replicas=0, max_replicas=0),
            WorkerNodeConfig("h", 1, requests=Resources(cpu="1"), limits=Resources()),
        ],
        head_node_config=HeadNodeConfig(
            pod_template=PodTemplate(pod_spec=V1PodSpec(containers=[V1Container(name="other")]), labels={"a": "1"})
        ),
        runtime_env={},
        ttl_seconds_after_finished=0,
    )
)
def rays(a: int) -> int:
    return a


@workflow
def notebooks(values: List[int], input: DBTRunInput) -> List[int]:
    plain()
    dask()
    run(input=input)
    return map_task(rays)(a=values)
