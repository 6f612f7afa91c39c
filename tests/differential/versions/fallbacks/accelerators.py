"""Accelerators that came later."""

from flytekit import task
from flytekit.extras import accelerators

DEVICE = getattr(accelerators, "H100", accelerators.A100)


@task(accelerator=DEVICE)
def train() -> int:
    return 1
