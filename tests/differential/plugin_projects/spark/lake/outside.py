"""Spark that runs elsewhere: Databricks, and jars."""

from flytekit import Secret, task, workflow
from flytekitplugins.spark import Databricks, DatabricksV2
from flytekitplugins.spark.generic_task import GenericSparkConf

CLUSTER = {
    "spark_version": "13.3.x-scala2.12",
    "node_type_id": "r3.xlarge",
    "num_workers": 4,
    "aws_attributes": {"availability": "ON_DEMAND", "first_on_demand": 1},
    "autoscale": None,
}


@task(
    task_config=DatabricksV2(
        spark_conf={"spark.driver.memory": "2g"},
        databricks_conf={
            "run_name": "churn",
            "new_cluster": CLUSTER,
            "timeout_seconds": 3600,
            "max_retries": 1,
            "tags": ["a", "b"],
        },
        databricks_instance="acme.cloud.databricks.com",
    ),
    secret_requests=[Secret(group="databricks", key="token")],
    container_image="reg.test/databricks:1",
)
def churn(month: int) -> float:
    return month / 12


@task(
    task_config=Databricks(
        databricks_conf={"run_name": "old", "existing_cluster_id": "0-1"},
        databricks_instance="acme.cloud.databricks.com",
    )
)
def deprecated_way(a: int) -> int:
    return a


@task(
    task_config=GenericSparkConf(
        main_class="org.acme.Compact",
        applications_path="/opt/jars/compact.jar",
        spark_conf={"spark.driver.memory": "1g"},
        hadoop_conf={"dfs.replication": "2"},
    )
)
def compact(path: str, files: int) -> str:
    return path


@workflow
def monthly(month: int = 1) -> float:
    path = compact(path="s3://lake/events", files=10)
    rate = churn(month=month)
    path >> rate
    return rate
