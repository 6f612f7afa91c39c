"""A workflow takes the time of its compilation."""

from datetime import datetime

from kfp.dsl import component, pipeline


@component
def show(text: str) -> str:
    return text


@pipeline
def flow() -> str:
    return show(text=str(datetime.now())).output  # mistake: frozen-value
    # twin: return show(text=str(datetime(2026, 1, 1))).output
