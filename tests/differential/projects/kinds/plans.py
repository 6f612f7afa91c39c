"""Launch plans with every setting."""

import typing
from datetime import timedelta, datetime
from dataclasses import dataclass
from flytekit import (
    workflow,
    task,
    LaunchPlan,
    CronSchedule,
    FixedRate,
    Email,
    Slack,
    PagerDuty,
    Labels,
    Annotations,
    WorkflowExecutionPhase,
    SecurityContext,
    AuthRole,
    ConcurrencyPolicy,
    ConcurrencyLimitBehavior,
    Options,
    Secret,
)
from flytekit.models.common import RawOutputDataConfig
from flytekit.models.security import Identity
from flytekit.core.context_manager import FlyteContextManager


@task
def one(a: int, b: str = "x", c: typing.Optional[float] = None) -> int:
    return a


@workflow
def wf(
    a: int,
    b: str = "bee",
    c: typing.Optional[float] = None,
    when: datetime = datetime(2024, 1, 1),
    xs: typing.Optional[typing.List[int]] = None,
) -> int:
    """Short.

    Args:
        a: the a
        b: the b
    """
    return one(a=a, b=b, c=c)


@workflow(default_options=Options(labels=Labels({"l": "1"}), annotations=Annotations({"x": "2"})))
def wf2(a: int = 3):
    one(a=a)


d = LaunchPlan.get_default_launch_plan(FlyteContextManager.current_context(), wf)
l1 = LaunchPlan.create(
    "l1",
    wf,
    default_inputs={"a": 3},
    fixed_inputs={"b": "fixed"},
    schedule=CronSchedule(schedule="0 0 * * *", kickoff_time_input_arg="when"),
    notifications=[
        Email(
            phases=[WorkflowExecutionPhase.FAILED, WorkflowExecutionPhase.SUCCEEDED],
            recipients_email=["a@b.c"],
        )
    ],
    labels=Labels({"a": "b"}),
    annotations=Annotations({"c": "d"}),
    raw_output_data_config=RawOutputDataConfig("s3://x"),
    max_parallelism=5,
    security_context=SecurityContext(run_as=Identity(k8s_service_account="sa")),
    overwrite_cache=True,
    auto_activate=True,
    concurrency=ConcurrencyPolicy(max_concurrency=2, behavior=ConcurrencyLimitBehavior.SKIP),
)
l2 = LaunchPlan.get_or_create(
    wf,
    "l2",
    fixed_inputs={"a": 1},
    schedule=FixedRate(timedelta(hours=36)),
    notifications=[
        Slack([WorkflowExecutionPhase.ABORTED], ["x"]),
        PagerDuty(phases=[WorkflowExecutionPhase.TIMED_OUT], recipients_email=["p", "q"]),
    ],
    auth_role=AuthRole("role", "acct"),
)
l2b = LaunchPlan.get_or_create(
    wf,
    "l2",
    fixed_inputs={"a": 1},
    schedule=FixedRate(timedelta(hours=36)),
    notifications=[
        Slack([WorkflowExecutionPhase.ABORTED], ["x"]),
        PagerDuty(phases=[WorkflowExecutionPhase.TIMED_OUT], recipients_email=["p", "q"]),
    ],
    auth_role=AuthRole("role", "acct"),
)
l3 = LaunchPlan.get_or_create(
    wf,
    name="l3",
    schedule=CronSchedule(schedule="@daily", offset="PT1H"),
    default_inputs={"a": 7, "xs": [4], "c": 2.5, "when": datetime(2025, 1, 1)},
)
l4 = LaunchPlan.get_or_create(wf, name="l4", schedule=FixedRate(duration=timedelta(days=2)), fixed_inputs={"a": 8})
l5 = l1.clone_with("l5", max_parallelism=9)
l6 = LaunchPlan.get_or_create(workflow=wf2)
l7 = LaunchPlan.get_or_create(wf2, name="l7", fixed_inputs={"a": 2})


@workflow
def outer(z: int) -> int:
    r = l1()
    s = l2(b="q")
    t = l3(a=z)
    l6()
    l7()
    i = LaunchPlan.get_or_create(wf, name="inbody", default_inputs={"a": 7})
    unused = LaunchPlan.get_or_create(wf, name="inbody_unused", default_inputs={"a": 7})
    u = i()
    return t.with_overrides(retries=2)
