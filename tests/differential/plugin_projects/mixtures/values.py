"""Settings as values: copied, compared, read, spread and kept in records."""

import copy
import os
from dataclasses import asdict, dataclass, field, fields, replace
from functools import partial
from typing import Any, Dict, Optional

from flytekit import Resources, task, workflow
from flytekitplugins.dask import Dask, Scheduler, WorkerGroup
from flytekitplugins.kftensorflow import PS, Chief, CleanPodPolicy, RestartPolicy, RunPolicy, TfJob, Worker
from flytekitplugins.spark import Spark

SETTINGS: Dict[str, Any] = {"spark_conf": {"a": "1"}, "hadoop_conf": None}
BASE = Spark(**SETTINGS)
COPY = copy.deepcopy(BASE)
COPY.spark_conf["b"] = "2"
SHALLOW = copy.copy(BASE)
SHALLOW.hadoop_conf = {"h": "1"}
assert BASE.spark_conf != COPY.spark_conf
assert Dask() == Dask(Scheduler(), WorkerGroup(1))

NAMES = [each.name for each in fields(WorkerGroup)]
WORKERS = WorkerGroup(**{"number_of_workers": len(NAMES), "image": f"reg.test/w:{len(NAMES)}"})
POLICIES = {"fail": RestartPolicy["FAILURE"], "never": RestartPolicy(0), "always": RestartPolicy.ALWAYS}


@dataclass
class Team:
    name: str
    spark: Spark = field(default_factory=lambda: Spark(spark_conf={"team": "none"}))
    dask: Optional[Dask] = None

    def named(self) -> Spark:
        return replace(self.spark, spark_conf={**self.spark.spark_conf, "team": self.name})


TEAM = Team("search")
BIG = os.environ.get("BIG") == "yes"


@task(task_config=BASE)
def base(a: int) -> int:
    return a


@task(task_config=COPY)
def copied(a: int) -> int:
    return a


@task(task_config=SHALLOW)
def shallow(a: int) -> int:
    return a


@task(task_config=Dask(workers=WORKERS))
def spread(a: int) -> int:
    return a


@task(
    task_config=TfJob(
        worker=Worker(replicas=1, restart_policy=POLICIES["fail"]),
        chief=Chief(replicas=1, restart_policy=POLICIES["never"]),
        ps=PS(replicas=1, restart_policy=POLICIES["always"]),
        run_policy=RunPolicy(clean_pod_policy=CleanPodPolicy.NONE),
    )
)
def policies(a: int) -> int:
    return a


@task(task_config=TEAM.named(), requests=Resources(cpu="1"))
def team(a: int) -> int:
    return a


@task(task_config=TEAM.dask)
def plain(a: int) -> int:
    return a


@task(task_config=Dask(workers=WorkerGroup(64)) if BIG else Dask(), environment={"CONF": str(asdict(BASE)["spark_conf"])})
def chosen(a: int) -> int:
    return a


late = partial(task, task_config=Spark())


@late(retries=1)
def partially(a: int) -> int:
    return a


@workflow
def values(a: int) -> int:
    one = shallow(a=copied(a=base(a=a)))
    two = policies(a=spread(a=one))
    three = chosen(a=plain(a=team(a=two)))
    return partially(a=three)
