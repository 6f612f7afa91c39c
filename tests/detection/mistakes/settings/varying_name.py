"""A launch plan has another name in each compilation."""

import uuid

from flytekit import LaunchPlan, task, workflow


def unique(name: str) -> str:
    return f"{name}-{uuid.uuid4()}"  # mistake: varying-setting
    # twin: return f"{name}-plan"


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def doubled(number: int) -> int:
    return double(number=number)


plan = LaunchPlan.get_or_create(doubled, name=unique("doubled"))  # or here
