import os
from flytekit import kwtypes, Resources
from flytekit.types.file import FlyteFile
from flytekitplugins.papermill import NotebookTask
from flytekitplugins.spark import Spark
from flytekitplugins.pod import Pod
from kubernetes.client import V1PodSpec, V1Container
P = os.path.join(os.path.dirname(__file__), "nb.ipynb")
nb = NotebookTask(name="nb", notebook_path=P, render_deck=True, inputs=kwtypes(v=int), outputs=kwtypes(x=int, f=FlyteFile), requests=Resources(cpu="1"))
nbs = NotebookTask(name="nbs", notebook_path=P, task_config=Spark(spark_conf={"a": "b"}), inputs=kwtypes(v=int), outputs=kwtypes(x=int), output_notebooks=False)
nbp = NotebookTask(name="nbp", notebook_path=P, task_config=Pod(pod_spec=V1PodSpec(containers=[V1Container(name="primary")])), output_notebooks=False)
