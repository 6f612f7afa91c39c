"""A workflow in a namespace package; names come from the folders with `__init__.py` only."""

from flytekit import LaunchPlan, workflow

from plain.steps import first as steps
from plain.steps.first import first


@workflow
def flow(a: int = 3) -> int:
    return steps.first(a=first(a=a))


plan = LaunchPlan.get_or_create(flow, name="plain_flow", default_inputs={"a": 5})
