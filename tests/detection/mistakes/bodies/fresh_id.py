"""A workflow makes an id when it is compiled."""

import uuid

from flytekit import task, workflow


@task
def store(key: str) -> str:
    return key


@workflow
def flow() -> str:
    return store(key=uuid.uuid4().hex)  # mistake: frozen-value
    # twin: return store(key=uuid.UUID(int=1).hex)
