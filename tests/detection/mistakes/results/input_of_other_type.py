"""A task hands on an input as an output of another type."""

from flytekit import task


@task
def number_of(text: str) -> int:
    return text  # mistake: wrong-result
    # twin: return int(text)
