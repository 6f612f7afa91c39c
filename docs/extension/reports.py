"""Reports that Acme's batch service makes."""

from acme_batch import Batch, BatchQuery
from flytekit import kwtypes, task, workflow


@task(task_config=Batch(queue="night", cores=8))
def collect(day: str) -> int:
    return len(day)


sales = BatchQuery(
    name="sales",
    query="SELECT count(*) FROM sales WHERE day = '{{.inputs.day}}'",
    inputs=kwtypes(day=str),
)


@workflow
def report(day: str) -> int:
    sales(day=day)
    return collect(day=day)
