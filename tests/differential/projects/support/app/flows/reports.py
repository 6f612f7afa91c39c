"""Plans with every setting that a plan has and that `nightly` had no use for."""

from datetime import timedelta

from flytekit import CronSchedule, FixedRate, LaunchPlan, task, workflow
from flytekit.core.options import Options
from flytekit.models import common as common_models
from flytekit.models.common import Annotations, Labels
from flytekit.models.concurrency import ConcurrencyLimitBehavior, ConcurrencyPolicy

OPTIONS = Options(labels=Labels({"app": "support"}), annotations=Annotations({"support/kind": "report"}))


@task
def render(day: str, pages: int) -> str:
    return day * pages


@workflow(default_options=OPTIONS)
def report(day: str = "today", pages: int = 1) -> str:
    return render(day=day, pages=pages)


default = LaunchPlan.get_or_create(report)

exclusive = LaunchPlan.get_or_create(
    report,
    name="report-exclusive",
    concurrency=ConcurrencyPolicy(max_concurrency=1, behavior=ConcurrencyLimitBehavior.SKIP),
    schedule=CronSchedule(schedule="*/5 8-17 * * MON-FRI"),
    overwrite_cache=False,
    max_parallelism=0,
)
weekly = LaunchPlan.create(
    "report-weekly",
    report,
    schedule=FixedRate(duration=timedelta(days=7)),
    labels=common_models.Labels({}),
    annotations=common_models.Annotations({"a": ""}),
    notifications=[],
)
both = [
    LaunchPlan.get_or_create(name=f"report-{alias.strip('@')}", workflow=report, schedule=CronSchedule(schedule=alias))
    for alias in ("@hourly", "@daily", "@monthly", "@annually")
]
