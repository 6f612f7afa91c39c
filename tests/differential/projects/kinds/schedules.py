"""Schedules of all units, and names of plans."""

from flytekit import task, workflow, LaunchPlan, FixedRate, CronSchedule
from datetime import timedelta


@task
def t(a: int) -> int:
    return a


@workflow
def wf(a: int = 3) -> int:
    return t(a=a)


l = LaunchPlan.get_or_create(name="x", workflow=wf, schedule=FixedRate(timedelta(minutes=90)))
l2 = LaunchPlan.get_or_create(name="x2", workflow=wf, schedule=FixedRate(timedelta(days=2)))
l3 = LaunchPlan.get_or_create(name="x3", workflow=wf, schedule=CronSchedule(schedule="@hourly"))
l4 = LaunchPlan.get_or_create(name=f"{wf.name}.lp", workflow=wf, auto_activate=True)
l5 = LaunchPlan.get_or_create(name=wf.name, workflow=wf, default_inputs={"a": 1})
l6 = LaunchPlan.get_or_create(workflow=wf)


@workflow
def w2() -> int:
    return l6()
