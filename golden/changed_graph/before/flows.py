from typing import List

from flytekit import CronSchedule, LaunchPlan, conditional, map_task, task, workflow


@task
def load(table: str) -> List[int]:
    return [1]


@task
def clean(row: int) -> int:
    return row


@task(cache=True, cache_version="1")
def total(rows: List[int]) -> int:
    return sum(rows)


@task
def tell(text: str, count: int) -> None: ...


@task
def refuse() -> None: ...


@workflow
def daily(table: str = "sales") -> int:
    rows = map_task(clean)(row=load(table=table))
    count = total(rows=rows)
    conditional("enough").if_(count > 10).then(tell(text="fine", count=count)).else_().then(
        refuse()
    )
    return count


times = CronSchedule(schedule="@daily")
plan = LaunchPlan.get_or_create(daily, "daily", schedule=times)
