"""A workflow makes an id when it is compiled."""

import uuid

from kfp.dsl import component, pipeline


@component
def show(text: str) -> str:
    return text


@pipeline
def flow() -> str:
    return show(text=uuid.uuid4().hex).output  # mistake: frozen-value
    # twin: return show(text=uuid.UUID(int=1).hex).output
