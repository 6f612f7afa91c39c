"""Jobs of connectors with values at their edges: nulls, numbers, empty maps, positions."""

from collections import OrderedDict
from dataclasses import replace

from flytekit import ImageSpec, Resources, Secret, TaskMetadata, kwtypes, task, workflow
from flytekitplugins.awsemrserverless import EMRServerless, EMRServerlessSparkJobDriver
from flytekitplugins.awssagemaker_inference import BotoConfig, BotoTask
from flytekitplugins.awssagemaker_training import SageMakerTraining, SageMakerTrainingJobTask
from flytekitplugins.k8sdataservice import DataServiceConfig, DataServiceTask
from flytekitplugins.mmcloud import MMCloudConfig
from flytekitplugins.openai import ChatGPTTask
from flytekitplugins.perian_job import PerianConfig, PerianContainerTask
from flytekitplugins.slurm import SlurmFunctionConfig, SlurmScriptConfig, SlurmTask

LIMITS = Resources(cpu="250m", mem="512Mi", gpu="0", ephemeral_storage="1Gi")


@task(task_config=PerianConfig(), container_image="reg.test/a:1")
def perian_empty(a: int) -> int:
    return a


@task(
    task_config=PerianConfig(0, 0, None, "T4", country_code="us"),
    container_image=ImageSpec(name="p", base_image="reg.test/a:1", packages=["x"]),
    environment={"B": "2", "A": "1"},
)
def perian_zero(a: int) -> int:
    return a


@task(task_config=SlurmFunctionConfig(ssh_config={"host": "h", "client_keys": ("a", "b")}, sbatch_config={}, script=None))
def slurm_tuple(a: int) -> int:
    return a


@task(task_config=MMCloudConfig(submit_extra="--x 'a b'"), requests=LIMITS)
def cloud(a: int) -> int:
    return a


@task(task_config=MMCloudConfig(), limits=Resources(cpu="0.5", mem="1G"))
def cloud_limits(a: int) -> int:
    return a


@task(
    task_config=EMRServerless(
        execution_role_arn="arn",
        application_id="",
        tags={},
        execution_timeout_minutes=1,
        inject_flyte_env=False,
        runtime_configuration=[{"classification": "spark-defaults", "properties": {"n": 1, "f": 1.5, "b": True, "z": None}}],
        spark_job_driver=EMRServerlessSparkJobDriver("s3://a.py", []),
    ),
    container_image="reg.test/a:1",
)
def emr(a: int) -> int:
    return a


@task(task_config=SageMakerTraining("arn", "eu", tags={}, max_runtime_in_seconds=60), container_image="reg.test/a:1", retries=2)
def training(a: int) -> int:
    return a


SCRIPT = SlurmScriptConfig(ssh_config={"host": "h", "port": 22}, batch_script_path="/a.sh")
script = SlurmTask(name="connectors.script", task_config=SCRIPT)
script_args = SlurmTask("connectors.script_args", replace(SCRIPT, batch_script_args=[], sbatch_config={"time": "1:00"}))

boto = BotoTask(
    name="connectors.boto",
    task_config=BotoConfig("s3", "list_objects", {"Bucket": "b", "MaxKeys": 10, "Rate": 0.5, "Deep": {"x": [1, None, True, "{inputs.k}"]}}),
    inputs=kwtypes(k=str),
    metadata=TaskMetadata(retries=1),
)
job = SageMakerTrainingJobTask(
    "connectors.job",
    {"TrainingJobName": "{inputs.n}-{idempotence_token}", "Tags": []},
    inputs=OrderedDict([("z", int), ("n", str), ("a", float)]),
    images={"i": ImageSpec(name="i", base_image="reg.test/i:1"), "j": "reg.test/j:1"},
)
container = PerianContainerTask(
    "connectors.container", PerianConfig(cores=1), "reg.test/a:1", ["sh", "-c", "echo {{.inputs.b}} {{.inputs.a}}"], OrderedDict(b=str, a=int)
)
service = DataServiceTask(
    name="connectors.service",
    task_config=DataServiceConfig(Requests=LIMITS, Limits=Resources(), Replicas=0, Command=[], Port=1),
    inputs=kwtypes(x=int, y=list[str]),
)
chat = ChatGPTTask("connectors.chat", {"model": "m", "n": 1, "temperature": 0, "messages": [], "stop": None})


@workflow
def connectors(a: int) -> str:
    one = cloud_limits(a=cloud(a=slurm_tuple(a=perian_zero(a=perian_empty(a=a)))))
    two = training(a=emr(a=one))
    script() >> script_args()
    boto(k="x")
    job(z=two, n="n", a=1.0)
    container(b="b", a=two)
    service(x=two, y=[])
    return chat(message="hello")
