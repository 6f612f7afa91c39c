"""Notebooks that run by another plugin, and with an image."""

from pathlib import Path

from flytekit import ImageSpec, PodTemplate, Secret, TaskMetadata, kwtypes, workflow
from flytekitplugins.papermill import NotebookTask
from flytekitplugins.pod import Pod
from flytekitplugins.spark import Spark
from kubernetes.client import V1Container, V1PodSpec

BOOK = str(Path(__file__).with_name("square.ipynb"))
image = ImageSpec(name="books", packages=["flytekitplugins-papermill"])

spark = NotebookTask(
    name="configured.spark",
    notebook_path=BOOK,
    task_config=Spark(spark_conf={"spark.driver.memory": "1g"}),
    inputs=kwtypes(v=int),
    outputs=kwtypes(square=int),
    metadata=TaskMetadata(retries=2),
)
pod = NotebookTask(
    name="configured.pod",
    notebook_path=BOOK,
    task_config=Pod(pod_spec=V1PodSpec(containers=[V1Container(name="primary")])),
    inputs=kwtypes(v=int),
)
imaged = NotebookTask(
    name="configured.imaged",
    notebook_path=BOOK,
    container_image=image,
    environment={"A": "1"},
    secret_requests=[Secret(group="g", key="k")],
    output_notebooks=False,
)


@workflow
def configured(v: int) -> int:
    n, book, page = spark(v=v)
    pod(v=n)
    imaged()
    return n
