"""The outputs of a task are unpacked in the wrong order."""

from flytekit import task, workflow


@task
def split(text: str) -> tuple[str, int]:
    return text, len(text)


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(text: str) -> int:
    size, _ = split(text=text)  # mistake: edge-type-mismatch
    # twin: _, size = split(text=text)
    return double(number=size)  # or here
