"""A fixed rate is shorter than a minute."""

from datetime import timedelta

from flytekit import FixedRate, LaunchPlan, task, workflow


@task
def load() -> int:
    return 3


@workflow
def flow() -> int:
    return load()


often = FixedRate(duration=timedelta(seconds=30))  # mistake: wrong-setting
# twin: often = FixedRate(duration=timedelta(minutes=30))
plan = LaunchPlan.get_or_create(flow, name="plan", schedule=often)  # or here
