"""An override asks for CPUs in words."""

from flytekit import Resources, task, workflow


@task
def train(number: int) -> int:
    return number


@workflow
def flow(number: int) -> int:
    return train(number=number).with_overrides(requests=Resources(cpu="two"))  # mistake: quantity-invalid
    # twin: return train(number=number).with_overrides(requests=Resources(cpu="2"))
