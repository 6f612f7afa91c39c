"""Launch plans made in loops and by functions."""

import os
import typing
from datetime import timedelta
from functools import partial
from flytekit import *
from flytekit.core.schedule import CronSchedule as CS
from flytekit.core.launch_plan import LaunchPlan as LP
from flytekit.core.notification import Email as Mail
from flytekit.models.core.execution import WorkflowExecutionPhase as Ph

DEFAULT_NOTIFS = [Mail(phases=[Ph.FAILED], recipients_email=["a@b"])]


@task(cache=True, cache_version="1")
def t(a: int, b: typing.List[str], c: typing.Dict[str, float]) -> int:
    return a


@workflow
def wf(
    a: int = 1, b: typing.List[str] = ["x", "y"], c: typing.Dict[str, float] = {"k": 1.0}
) -> int:
    return t(a=a, b=b, c=c)


PLANS = {}
for env, cron in {"dev": "0 1 * * *", "prod": "*/5 * * * 1-5"}.items():
    PLANS[env] = LP.get_or_create(
        wf,
        f"wf_{env}",
        schedule=CS(schedule=cron),
        notifications=DEFAULT_NOTIFS,
        fixed_inputs={"a": 5} if env == "prod" else None,
        default_inputs=dict(b=["z"]),
        labels=Labels(values={"env": env}),
        max_parallelism=10,
    )


def make(name: str, **kw):
    return LP.create(name=name, workflow=wf, default_inputs=kw)


X = make("made", a=3, c={"q": 2.5})
Y = LP.get_or_create(workflow=wf, name="opt", fixed_inputs={"c": {}, "b": []})


@workflow
def parent(n: int) -> typing.List[int]:
    res = []
    for p in PLANS.values():
        res.append(p(c={"u": 1.0}))
    res.append(X(b=["only"]))
    mapped = map_task(partial(t, b=["k"], c={"z": 0.5}), concurrency=2)(a=[1, 2, n])
    return mapped
