"""Tasks whose configuration a workflow changes: what is packaged before keeps the old one."""

from flytekit import Workflow, task, workflow
from flytekitplugins.spark import Spark


@task(task_config=Spark(spark_conf={"before": "1"}))
def before(a: int) -> int:
    return a


@workflow
def changing(a: int) -> int:
    first = before(a=a).with_overrides(task_config=Spark(spark_conf={"too": "late"}))
    return below(a=first).with_overrides(task_config=Spark(spark_conf={"in": "time"}))


@task(task_config=Spark(spark_conf={"below": "1"}))
def below(a: int) -> int:
    return a


@task(task_config=Spark(spark_conf={"early": "1"}))
def early(a: int) -> int:
    return a


@workflow
def inner(a: int) -> int:
    return last(a=a).with_overrides(task_config=Spark(spark_conf={"by": "inner"}))


together = Workflow(name="lake.reconfigured.together")
given = together.add_workflow_input("a", int)
node = together.add_entity(early, a=given)
node.with_overrides(task_config=Spark(spark_conf={"at": "once"}))


@workflow
def outer(a: int) -> int:
    return inner(a=early(a=a))


@task(task_config=Spark(spark_conf={"last": "1"}))
def last(a: int) -> int:
    return a
