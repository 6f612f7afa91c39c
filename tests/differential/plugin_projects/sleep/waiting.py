"""Tasks that only wait."""

from datetime import timedelta

from flytekit import LaunchPlan, dynamic, map_task, task, workflow
from flytekitplugins.sleep import Sleep


@task(task_config=Sleep())
def nap(duration: timedelta) -> None: ...


@task(task_config=Sleep(), retries=2, timeout=timedelta(minutes=5))
def patient(duration: timedelta) -> None:
    pass


@dynamic
def naps(n: int):
    for _ in range(n):
        nap(duration=timedelta(seconds=1))


@workflow
def night(n: int = 3, duration: timedelta = timedelta(hours=8)):
    first = nap(duration=duration)
    second = patient(duration=timedelta(seconds=30))
    first >> second
    naps(n=n)


short = LaunchPlan.get_or_create(night, "short_night", default_inputs={"duration": timedelta(seconds=5)})
