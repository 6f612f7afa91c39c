"""Classes of a project that derive from those of plugins."""

from dataclasses import dataclass
from typing import Any, Dict, Optional
from flytekit import task, workflow, kwtypes, Secret, Resources, ImageSpec
from flytekit.extend import TaskPlugins
from flytekitplugins.slurm import SlurmConfig, SlurmScriptConfig, SlurmTask, SlurmShellTask, SlurmFunctionConfig, SlurmFunctionTask
from flytekitplugins.perian_job import PerianConfig, PerianTask, PerianContainerTask
from flytekitplugins.openai import ChatGPTTask, BatchEndpointTask, UploadJSONLFileTask, OpenAIFileConfig
from flytekitplugins.awssagemaker_inference import BotoTask, BotoConfig, SageMakerModelTask
from flytekitplugins.awssagemaker_training import SageMakerTraining, SageMakerTrainingTask
from flytekitplugins.duckdb import DuckDBQuery

@dataclass
class Cluster(SlurmFunctionConfig):
    partition: str = "gpu"
    def __post_init__(self):
        super().__post_init__()
        self.sbatch_config["partition"] = self.partition

class ClusterTask(SlurmFunctionTask):
    _TASK_TYPE = "cluster_fn"
    def get_custom(self, settings):
        return {**super().get_custom(settings), "partition": self.task_config.partition}
TaskPlugins.register_pythontask_plugin(Cluster, ClusterTask)

@task(task_config=Cluster(ssh_config={"host": "h", "client_keys": ("a", "b")}), container_image="x:y", retries=2)
def f1(a: int) -> int:
    return a

@task(task_config=PerianConfig(cores=2, memory=8, country_code="de"), environment={"A": "b"})
def f2(a: int) -> int:
    return a

@task(task_config=PerianConfig())
def f3(a: int) -> int:
    return a

class Assistant(ChatGPTTask):
    def __init__(self, name: str, model: str = "gpt-4o", **kwargs):
        super().__init__(name=name, chatgpt_config={"model": model, "temperature": 0.7}, **kwargs)
ask = Assistant("ask", openai_organization="org")

class Model(SageMakerModelTask):
    def __init__(self, name, role, **kw):
        super().__init__(name=name, config={"ExecutionRoleArn": role}, region="us", **kw)
m = Model("m", "arn", images={"primary": "a:b"}, inputs=kwtypes(path=str))

@dataclass
class Fast(SageMakerTraining):
    spot: bool = True
class FastTask(SageMakerTrainingTask):
    _TASK_TYPE = "fast"
TaskPlugins.register_pythontask_plugin(Fast, FastTask)
@task(task_config=Fast(execution_role_arn="r", region="e", tags={"a": "b"}), container_image="x:1")
def f4(a: int) -> float:
    return 1.0

class Q(DuckDBQuery):
    def __init__(self, name, table, **kw):
        super().__init__(name=name, query=f"select * from {table}", **kw)
        self.q = self._query
q = Q("q", "tab")
p = PerianContainerTask("p", PerianConfig(provider="aws"), "img:1", ["echo", "{{.inputs.a}}"], inputs=kwtypes(a=int), environment={"X": "1"})
s1 = SlurmTask("s1", SlurmScriptConfig(ssh_config={"host": "h"}, batch_script_path="/x.sh", batch_script_args=["1"]))
s2 = SlurmShellTask(name="s2", task_config=SlurmConfig(ssh_config={"host": "h"}, sbatch_config={"mem": "1G"}), script="echo 1")
b = BatchEndpointTask(name="b", config={"completion_window": "24h"}, openai_organization="o")
bt = BotoTask(name="bt", task_config=BotoConfig(service="s3", method="list", config={"a": 1}, images={}), inputs=kwtypes(x=int))
@workflow
def wf(a: int) -> float:
    x = f1(a=a)
    f2(a=x)
    return f4(a=f3(a=x))
