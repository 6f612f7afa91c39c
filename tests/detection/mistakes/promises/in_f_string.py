"""A promise is formatted into an f-string."""

from flytekit import task, workflow


@task
def name() -> str:
    return "world"


@task
def show(text: str) -> str:
    return text


@workflow
def flow() -> str:
    who = name()
    return show(text=f"hello {who}")  # mistake: promise-in-string
    # twin: return show(text=who)
