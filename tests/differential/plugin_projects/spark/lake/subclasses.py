"""Settings in a class of one's own, and tasks of one's own upon the plugin's."""

from dataclasses import dataclass, field
from typing import Dict

from flytekit import task, workflow
from flytekitplugins.spark import Spark


class Jobs:
    """Names for settings."""

    small = Spark(spark_conf={"spark.executor.instances": "1"})
    large = Spark(spark_conf={"spark.executor.instances": "9"})

    @staticmethod
    def of(n: int) -> Spark:
        return Spark(spark_conf={"spark.executor.instances": str(n)})

    @classmethod
    def default(cls) -> Spark:
        return cls.small


@dataclass
class Sizing:
    executors: int = 2
    extra: Dict[str, str] = field(default_factory=dict)

    def spark(self) -> Spark:
        conf = {f"spark.{key}": value for key, value in sorted(self.extra.items())}
        conf["spark.executor.instances"] = f"{self.executors}"
        return Spark(spark_conf=conf)


@task(task_config=Jobs.small)
def small(a: int) -> int:
    return a


@task(task_config=Jobs.of(3))
def three(a: int) -> int:
    return a


@task(task_config=Jobs.default())
def default(a: int) -> int:
    return a


@task(task_config=Sizing(4, {"driver.memory": "2g", "app.name": "x"}).spark())
def sized(a: int) -> int:
    return a


config = Spark()
config.spark_conf["spark.late"] = "1"


@task(task_config=config)
def late(a: int) -> int:
    return a


@workflow
def all_of_them(a: int) -> int:
    return late(a=sized(a=default(a=three(a=small(a=a)))))
