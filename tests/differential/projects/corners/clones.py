"""Launch plans made of others, and the options that workflows carry."""

import datetime

from flytekit import (
    Annotations,
    CronSchedule,
    Email,
    FixedRate,
    Labels,
    LaunchPlan,
    Options,
    Secret,
    SecurityContext,
    WorkflowExecutionPhase,
    task,
    workflow,
)
from flytekit.models.common import RawOutputDataConfig
from flytekit.models.security import Identity


@task
def report(day: datetime.datetime, n: int) -> int:
    return n


@workflow(
    default_options=Options(
        labels=Labels({"tier": "1"}),
        annotations=Annotations({"owner": "ops"}),
        raw_output_data_config=RawOutputDataConfig("s3://bucket/raw"),
        max_parallelism=7,
        security_context=SecurityContext(run_as=Identity(k8s_service_account="runner")),
        overwrite_cache=True,
    )
)
def daily(day: datetime.datetime, n: int = 1) -> int:
    return report(day=day, n=n)


base = LaunchPlan.get_or_create(
    daily,
    "base",
    default_inputs={"n": 2},
    schedule=CronSchedule(schedule="0 6 * * *", kickoff_time_input_arg="day"),
    notifications=[Email(phases=[WorkflowExecutionPhase.FAILED], recipients_email=["a@example.org"])],
    labels=Labels({"tier": "2"}),
    raw_output_data_config=RawOutputDataConfig("s3://bucket/base"),
    max_parallelism=3,
    security_context=SecurityContext(
        run_as=Identity(iam_role="role"), secrets=[Secret(group="g", key="k")]
    ),
    overwrite_cache=False,
)
same = base.clone_with("same")
often = base.clone_with(
    "often",
    schedule=FixedRate(duration=datetime.timedelta(hours=1), kickoff_time_input_arg="day"),
    labels=Labels({"tier": "3"}),
    annotations=Annotations({"a": "b"}),
    raw_output_data_config=RawOutputDataConfig("s3://bucket/often"),
    max_parallelism=9,
    security_context=SecurityContext(run_as=Identity(k8s_service_account="other")),
    overwrite_cache=True,
    auto_activate=True,
)
nobody = often.clone_with("nobody", notifications=[])
