"""`with_overrides`: what it resets, and what it leaves alone."""

from datetime import timedelta

from flytekit import Resources, task, workflow
from flytekit.extras.accelerators import A100, T4


@task(timeout=timedelta(minutes=5), retries=1)
def step(x: int) -> int:
    return x


@workflow
def tuned(x: int) -> int:
    a = step(x=x).with_overrides(retries=3)
    b = step(x=a).with_overrides(timeout=timedelta(seconds=30), accelerator=T4)
    c = (
        step(x=b)
        .with_overrides(accelerator=A100)
        .with_overrides(requests=Resources(cpu="1"), name="c")
    )
    d = step(x=c).with_overrides(cache=True, cache_version="1").with_overrides(interruptible=True)
    return step(x=d).with_overrides(cache=False, cache_serialize=True)
