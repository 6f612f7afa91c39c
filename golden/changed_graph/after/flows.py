from typing import List

from flytekit import CronSchedule, LaunchPlan, conditional, map_task, task, workflow


@task
def check(table: str) -> str:
    return table


@task
def load(table: str) -> List[int]:
    """Load rows."""
    return [1]


@task
def clean(row: int) -> int:
    return row


@task(cache=True, cache_version="1")
def total(rows: List[int]) -> int:
    # Each row counts twice.
    return 2 * sum(rows)


@task
def tell(text: str, count: int) -> None: ...


@task
def refuse() -> None: ...


@workflow
def daily(table: str = "sales") -> int:
    checked = check(table=table)
    rows = map_task(clean, concurrency=4)(row=load(table=checked))
    count = total(rows=rows).with_overrides(node_name="sum", retries=3)
    conditional("enough").if_(count > 20).then(tell(text="good", count=count)).else_().then(
        refuse()
    )
    return count


times = CronSchedule(schedule="@hourly")
plan = LaunchPlan.get_or_create(daily, "daily", schedule=times)
