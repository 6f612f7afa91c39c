"""A launch plan with a trigger, which flytekit itself cannot serialise."""

from flytekit import CronSchedule, LaunchPlan, workflow
from flytekit.core.schedule import OnSchedule


@workflow
def flow() -> None: ...


plan = LaunchPlan.get_or_create(
    flow, name="plan", trigger=OnSchedule(CronSchedule(schedule="0 0 * * *"))
)
