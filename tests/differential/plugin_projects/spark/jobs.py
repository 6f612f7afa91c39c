"""Spark and Databricks on images of all kinds, with pods, dynamic and mapped."""

from flytekit import ImageSpec, PodTemplate, Resources, dynamic, map_task, task, workflow
from flytekitplugins.spark import Databricks, DatabricksV2, GenericSparkConf, Spark
from flytekitplugins.spark.task import Spark as Base
from kubernetes.client import V1Container, V1EnvVar, V1PodSpec, V1Toleration


@task(task_config=Spark())
def a() -> None: ...


@task(
    task_config=Spark(
        spark_conf={"spark.driver.memory": "1000M", "a": "b"}, hadoop_conf={"h": "1"}
    ),
    limits=Resources(mem="2Gi"),
    cache=True,
    cache_version="1",
    environment={"A": "1"},
)
def b(x: int) -> float:
    return 1.0


@task(
    task_config=Spark(
        executor_path="/usr/bin/python3",
        applications_path="local:///x.py",
        driver_pod=PodTemplate(
            labels={"l": "d"},
            annotations={"p": "q"},
            pod_spec=V1PodSpec(
                containers=[
                    V1Container(name="primary", image="x", env=[V1EnvVar(name="a", value="b")])
                ],
                tolerations=[V1Toleration(key="k", toleration_seconds=3)],
            ),
        ),
        executor_pod=PodTemplate(primary_container_name="e"),
    )
)
def c() -> None: ...


@task(
    task_config=Base(spark_conf={}, executor_path="", applications_path=""), container_image="img:3"
)
def d() -> None: ...


@task(
    task_config=Spark(),
    container_image=ImageSpec(
        registry="localhost:30000", packages=["flytekitplugins-spark"], builder="default"
    ),
)
def e() -> None: ...


@task(
    task_config=Spark(executor_path="/opt/p"),
    container_image=ImageSpec(
        name="q", registry="localhost:30000", builder="noop", base_image="b:1"
    ),
)
def f() -> None: ...


@task(
    task_config=Spark(applications_path="local:///opt/p"),
    container_image=ImageSpec(
        name="q", registry="localhost:30000", base_image="b:1", builder="default"
    ),
)
def g() -> None: ...


@task(
    task_config=Spark(applications_path="local:///opt/p"),
    container_image=ImageSpec(name="q", registry="localhost:30000", packages=["x"], builder="envd"),
)
def g2() -> None: ...


@task(
    task_config=Databricks(
        spark_conf={"a": "b"},
        databricks_conf={
            "run_name": "r",
            "new_cluster": {"num_workers": 2, "x": [1, 2.5, None, True]},
        },
        databricks_instance="acc.cloud.databricks.com",
    )
)
def h() -> None: ...


@task(task_config=Databricks(databricks_conf={}))
def h2() -> None: ...


@task(
    task_config=DatabricksV2(
        databricks_conf={"run_name": "r", "existing_cluster_id": "c"},
        databricks_instance="acc.cloud.databricks.com",
        databricks_token_secret="tok",
        notebook_path="/nb",
        notebook_base_parameters={"p": "v"},
        databricks_auth_type="",
        databricks_client_id="cl",
        databricks_oauth_secret="s",
        databricks_oidc_token_file="f",
        databricks_oidc_audience="au",
        databricks_service_credential_provider="pr",
    ),
    pod_template=PodTemplate(),
)
def i() -> None: ...


@task(task_config=DatabricksV2(databricks_conf={"a": 1}, spark_conf={"b": "c"}))
def i2() -> None: ...


@task(
    task_config=GenericSparkConf(
        main_class="org.X", applications_path="/a.jar", spark_conf={"a": "b"}
    ),
    container_image=ImageSpec(registry="localhost:30000", builder="default"),
)
def j() -> None: ...


@task(task_config=GenericSparkConf("org.X", "/a.jar"))
def k(x: int) -> int:
    return 1


class Sub(Spark):
    pass


@task(task_config=Sub(spark_conf={"a": "b"}))
def l() -> None: ...


@dynamic(
    task_config=Spark(spark_conf={"z": "y"}),
    container_image=ImageSpec(registry="localhost:30000", packages=["p"], builder="default"),
)
def m(x: int) -> float:
    return b(x=x)


@workflow
def wf(xs: list[int]) -> list[float]:
    b(x=1).with_overrides(limits=Resources(mem="3Gi"), container_image="x:1")
    m(x=1)
    map_task(k)(x=xs)
    return map_task(b, concurrency=3)(x=xs)
