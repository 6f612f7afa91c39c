"""Nothing uses what a task gives."""

from flytekit import task, workflow


@task
def clean(text: str) -> str:
    return text.strip()


@task
def shout(text: str) -> str:
    return text.upper()


@workflow
def flow(text: str) -> str:
    cleaned = clean(text=text)  # or here
    return shout(text=text)  # mistake: unused-result
    # twin: return shout(text=cleaned)
