"""Pods of driver and executors that tasks share, and settings changed for one call."""

from flytekit import ImageSpec, PodTemplate, Resources, Secret, task, workflow
from flytekit.extras.accelerators import T4
from flytekitplugins.spark import Spark
from kubernetes.client import V1Container, V1EnvVar, V1PodSpec, V1ResourceRequirements, V1SecurityContext

POD = PodTemplate(
    primary_container_name="spark",
    labels={"app": "spark"},
    annotations={"note": "x"},
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="spark",
                env=[V1EnvVar(name="A", value="1")],
                resources=V1ResourceRequirements(requests={"cpu": "1"}),
                security_context=V1SecurityContext(run_as_user=1000),
            ),
            V1Container(name="side", image="reg.test/side:1", args=["run"]),
        ],
        node_selector={"pool": "spark"},
    ),
)
SETTINGS = Spark(spark_conf={"a": "1"}, driver_pod=POD, executor_pod=POD)
based = ImageSpec(name="based", base_image="reg.test/spark:3", packages=["pandas"])


@task(task_config=SETTINGS, environment={"B": "2"}, requests=Resources(cpu="2", mem="2Gi"))
def first(a: int) -> int:
    return a


@task(task_config=SETTINGS, container_image=based, secret_requests=[Secret(group="g", key="k")])
def second(a: int) -> int:
    return a


@task(task_config=Spark(executor_pod=PodTemplate(labels={"only": "labels"})), accelerator=T4)
def third(a: int) -> int:
    return a


@task(task_config=Spark(spark_conf={"x": "1"}), pod_template=PodTemplate(primary_container_name="p"))
def templated(a: int) -> int:
    return a


class MySpark(Spark):
    """A class that flytekit does not look up."""


@task(task_config=MySpark(spark_conf={"y": "1"}))
def ordinary(a: int) -> int:
    return a


@workflow
def overridden(a: int) -> int:
    one = first(a=a)
    two = second(a=one).with_overrides(task_config=Spark(spark_conf={"b": "2"}))
    three = third(a=two).with_overrides(container_image="reg.test/other:1", limits=Resources(mem="1Gi"))
    templated(a=three)
    return ordinary(a=three)
