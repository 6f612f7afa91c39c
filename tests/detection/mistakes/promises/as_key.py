"""A promise is the key of a dict."""

from flytekit import task, workflow


@task
def size(sizes: dict[str, int], name: str) -> int:
    return len(sizes)


@workflow
def flow(name: str, number: int) -> int:
    return size(sizes={name: number}, name=name)  # mistake: wrong-value
    # twin: return size(sizes={"name": number}, name=name)
