from flytekit import task, Resources, PodTemplate, ImageSpec
from flytekitplugins.spark import Spark, Databricks, DatabricksV2
from flytekitplugins.spark.generic_task import GenericSparkConf
from kubernetes.client import V1PodSpec, V1Container, V1Toleration
@task(task_config=Spark(spark_conf={"spark.driver.memory": "1000M"}, hadoop_conf={"h": "1"}), limits=Resources(mem="2Gi"))
def sp(a: int) -> float:
    return 1.0
@task(task_config=Spark())
def sp0() -> None: ...
@task(task_config=Spark(executor_path="/usr/bin/python3", applications_path="local:///x.py", driver_pod=PodTemplate(labels={"l": "d"}, pod_spec=V1PodSpec(containers=[V1Container(name="primary", image="x")], tolerations=[V1Toleration(key="k")])), executor_pod=PodTemplate(primary_container_name="e")))
def sp_pod() -> None: ...
@task(task_config=Databricks(spark_conf={"a": "b"}, databricks_conf={"run_name": "r", "new_cluster": {"num_workers": 2}}, databricks_instance="acc.cloud.databricks.com"))
def db1() -> None: ...
@task(task_config=DatabricksV2(databricks_conf={"run_name": "r", "existing_cluster_id": "c"}, databricks_instance="acc.cloud.databricks.com", databricks_token_secret="tok", notebook_path="/nb", notebook_base_parameters={"p": "v"}))
def db2() -> None: ...
@task(task_config=GenericSparkConf(main_class="org.X", applications_path="/a.jar", spark_conf={"a": "b"}))
def gs() -> None: ...
