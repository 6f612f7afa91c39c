"""What is wrong here, flowc says from the manifest."""

from acme_batch import Batch, BatchQuery
from flytekit import kwtypes, task


@task(task_config=Batch(queue="night", cores="8"))
def typed(day: str) -> int:
    return len(day)


sales = BatchQuery(
    name="sales",
    query="SELECT 1 WHERE day = '{{.inputs.day}}'",
    inputs=kwtypes(date=str),
)


@task(task_config=Batch(queue="night", cores=128))
def large(day: str) -> int:
    return len(day)
