"""Reports of another team, which refer to what is registered."""

from flytekit import reference_task, workflow


@reference_task(project="scoring", domain="production", name="scoring.daily.publish", version="v1")
def publish(result: float, table: str) -> str: ...


@workflow
def weekly(result: float) -> str:
    return publish(result=result, table="weekly")
