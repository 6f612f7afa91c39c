"""A dynamic workflow asks for the truth of what a task gives."""

from flytekit import dynamic, task


@task
def count(text: str) -> int:
    return len(text)


@dynamic
def flow(text: str) -> int:
    number = count(text=text)
    if number > 3:  # mistake: promise-as-value
    # twin: if len(text) > 3:
        return count(text="long")
    return number
