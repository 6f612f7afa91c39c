"""Two outputs are passed on as one value."""

from flytekit import task, workflow


@task
def split(text: str) -> tuple[str, int]:
    return text, len(text)


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(text: str) -> int:
    return double(number=split(text=text))  # mistake: wrong-value
    # twin: return double(number=split(text=text)[1])
