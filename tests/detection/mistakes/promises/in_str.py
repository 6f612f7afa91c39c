"""A promise is turned into text by `str`."""

from flytekit import task, workflow


@task
def show(text: str) -> str:
    return text


@task
def show_number(number: int) -> str:
    return str(number)


@workflow
def flow(number: int) -> str:
    return show(text=str(number))  # mistake: promise-in-string
    # twin: return show_number(number=number)
