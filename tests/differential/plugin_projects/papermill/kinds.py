"""Notebooks that run as other plugins do, and by a class of the project."""

import os, pathlib
from flytekit import kwtypes, workflow, Resources, PodTemplate, TaskMetadata, StructuredDataset, ImageSpec
from flytekitplugins.papermill import NotebookTask
from flytekitplugins.awsbatch import AWSBatchConfig
from flytekitplugins.kfpytorch import PyTorch, Worker
from kubernetes.client import V1PodSpec, V1Container
P = os.path.join(pathlib.Path(__file__).parent.absolute(), "square.ipynb")
a = NotebookTask("a", P)
b = NotebookTask(name="nb.b", notebook_path=P, task_config=AWSBatchConfig(platformCapabilities="EC2"), inputs=kwtypes(x=int), outputs=kwtypes(y=StructuredDataset))
c = NotebookTask(name="c", notebook_path=P, task_config=PyTorch(worker=Worker(replicas=2)), requests=Resources(cpu="1"))
d = NotebookTask(name="d", notebook_path=P, pod_template=PodTemplate(primary_container_name="main", pod_spec=V1PodSpec(containers=[V1Container(name="main", image="x")])), metadata=TaskMetadata(retries=1))
e = NotebookTask(name="e", notebook_path=P, task_config=PyTorch(worker=Worker(replicas=2), increase_shared_mem=False), container_image="a:b", render_deck=True, enable_deck=True)
class Mine(NotebookTask):
    def __init__(self, name, **kw):
        super().__init__(name=f"mine.{name}", notebook_path=P, inputs=kwtypes(n=int), output_notebooks=False, **kw)
f = Mine("f", requests=Resources(mem="1Gi"))
@workflow
def wf(n: int):
    f(n=n)
    a()
