"""An accelerator is named by a text."""

from flytekit import task
from flytekit.extras.accelerators import T4


@task(
    retries=1,
    accelerator="T4",  # mistake: wrong-setting
    # twin: accelerator=T4,
)
def train(number: int) -> int:
    return number


DEVICE = T4
