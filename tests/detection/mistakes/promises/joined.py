"""A promise is one of the texts that `join` joins."""

from flytekit import task, workflow


@task
def show(text: str) -> str:
    return text


@workflow
def flow(who: str) -> str:
    return show(text=" ".join(["hello", who]))  # mistake: promise-as-value
    # twin: return show(text=who)
