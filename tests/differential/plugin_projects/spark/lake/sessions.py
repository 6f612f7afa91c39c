"""Cluster settings that the jobs of the lake share."""

import copy
from dataclasses import replace

from flytekit import ImageSpec, PodTemplate
from flytekitplugins.spark import Spark
from kubernetes.client import V1Container, V1PodSpec, V1Toleration

IMAGE = ImageSpec(name="lake", packages=["flytekitplugins-spark", "pandas"], registry="reg.test/lake")

BASE_CONF = {
    "spark.driver.memory": "1g",
    "spark.executor.cores": "2",
    "spark.sql.shuffle.partitions": "64",
}

SMALL = Spark(spark_conf=BASE_CONF)
LARGE = Spark(
    spark_conf={**BASE_CONF, "spark.executor.instances": "8", "spark.driver.memory": "4g"},
    hadoop_conf={"fs.s3a.path.style.access": "true"},
)
TUNED = replace(SMALL, spark_conf=BASE_CONF | {"spark.sql.adaptive.enabled": "true"})


def spot_pods(pool: str) -> PodTemplate:
    """Put pods on nodes that may vanish."""
    return PodTemplate(
        labels={"pool": pool},
        pod_spec=V1PodSpec(
            containers=[V1Container(name="primary")],
            tolerations=[V1Toleration(key="spot", operator="Equal", value="true", effect="NoSchedule")],
        ),
    )


def cluster(executors: int, *, memory: str = "2g") -> Spark:
    conf = copy.copy(BASE_CONF)
    conf["spark.executor.instances"] = str(executors)
    conf["spark.executor.memory"] = memory
    return Spark(spark_conf=conf, executor_pod=spot_pods("batch"))
