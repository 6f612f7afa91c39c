"""A task in a dynamic workflow gets the result of another of another type."""

from flytekit import dynamic, task


@task
def count(text: str) -> int:
    return len(text)


@task
def double(number: int) -> int:
    return 2 * number


@task
def spell(text: str) -> str:
    return text


@dynamic
def each(texts: list[str]) -> list[int]:
    found = []
    for text in texts:
        spelt = spell(text=text)
        found.append(double(number=spelt))  # mistake: edge-type-mismatch
        # twin: found.append(double(number=count(text=spelt)))
    return found
