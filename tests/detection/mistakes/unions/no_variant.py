"""What flows into a union fits none of its variants."""

import json
from typing import Union

from flytekit import task, workflow


@task
def share() -> bool:  # mistake: edge-type-mismatch
# twin: def share() -> int:
    return json.loads("1")


@task
def show(value: Union[int, str]) -> str:
    return str(value)


@workflow
def flow() -> str:
    return show(value=share())  # or here
