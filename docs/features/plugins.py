"""Tasks of a plug-in, chosen by the type of their configuration."""

from flytekit import task
from flytekitplugins.spark import Spark


@task(task_config=Spark(spark_conf={"spark.executor.instances": "2"}))
def spark(a: int) -> int:
    return a
