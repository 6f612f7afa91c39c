"""A promise is formatted with `%`."""

from flytekit import task, workflow


@task
def show(text: str) -> str:
    return text


@workflow
def flow(who: str) -> str:
    return show(text="hello %s" % who)  # mistake: promise-as-value
    # twin: return show(text=who)
