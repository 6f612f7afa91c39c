"""A launch plan that is created with a trigger, which flytekit itself cannot serialise."""

from flytekit import CronSchedule, LaunchPlan, workflow
from flytekit.core.schedule import OnSchedule


@workflow
def flow() -> None: ...


plan = LaunchPlan.create("plan", flow, trigger=OnSchedule(CronSchedule(schedule="0 0 * * *")))
