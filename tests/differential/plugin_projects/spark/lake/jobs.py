"""Spark tasks with their settings beside them, and a workflow over them."""

import random
from operator import add

from flytekit import Resources, current_context, task, workflow
from flytekitplugins.spark import Spark


@task(
    task_config=Spark(
        spark_conf={
            "spark.driver.memory": "1000M",
            "spark.executor.memory": "1000M",
            "spark.executor.cores": "1",
            "spark.executor.instances": "2",
            "spark.driver.cores": "1",
        }
    ),
    limits=Resources(mem="2000M"),
    cache=True,
    cache_version="1",
    retries=2,
)
def estimate_pi(partitions: int) -> float:
    """Throw darts in parallel.

    Args:
        partitions: how many parts the work has
    """
    n = 100_000 * partitions
    session = current_context().spark_session
    count = session.sparkContext.parallelize(range(n), partitions).map(inside).reduce(add)
    return 4.0 * count / n


def inside(_: int) -> int:
    x, y = random.random(), random.random()
    return 1 if x * x + y * y <= 1 else 0


@task(task_config=Spark())
def warm_up() -> None:
    current_context().spark_session.sql("select 1")


@task(
    task_config=Spark(
        spark_conf={"spark.jars.packages": "org.apache.hadoop:hadoop-aws:3.3.4"},
        hadoop_conf={"fs.s3a.fast.upload": "true", "fs.s3a.threads.max": "20"},
        executor_path="/usr/bin/python3",
        applications_path="local:///opt/app/entry.py",
    ),
    container_image="reg.test/spark:3.5",
    environment={"TZ": "UTC"},
)
def compact(table: str, keep: int = 3) -> int:
    return keep


@task(cache=True, cache_version="2")
def report(pi: float, kept: int) -> str:
    return f"{pi} {kept}"


@workflow
def nightly(partitions: int = 50, table: str = "events") -> str:
    ready = warm_up()
    pi = estimate_pi(partitions=partitions).with_overrides(
        requests=Resources(cpu="2", mem="4Gi"), node_name="pi"
    )
    kept = compact(table=table)
    ready >> pi
    return report(pi=pi, kept=kept)
