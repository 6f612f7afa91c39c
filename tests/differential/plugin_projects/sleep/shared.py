"""One waiting time for many tasks, mapped and after others."""

from datetime import timedelta

from flytekit import ImageSpec, conditional, map_task, task, workflow
from flytekitplugins.sleep import Sleep

SLEEP = Sleep()



@task(task_config=SLEEP, container_image="reg.test/sleep:1")
def rest(duration: timedelta) -> None: ...


@task
def is_tired(hours: int) -> bool:
    return hours > 8


@workflow
def day(hours: int, naps: list[timedelta]):
    tired = is_tired(hours=hours)
    (
        conditional("tired")
        .if_(tired.is_true())
        .then(rest(duration=timedelta(hours=1)))
        .else_()
        .then(rest(duration=timedelta(minutes=1)))
    )
    map_task(rest)(duration=naps)
