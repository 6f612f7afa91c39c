"""Nothing checks what a mapping holds."""

from flytekit import task


@task
def total(numbers: dict) -> int:  # mistake: untyped-mapping
# twin: def total(numbers: dict[str, int]) -> int:
    return len(numbers)
