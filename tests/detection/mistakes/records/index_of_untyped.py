"""A mapping without types is indexed."""

from flytekit import task, workflow


@task
def load() -> dict:  # flowc: ignore[untyped-mapping] what this is about
    return {"size": 1}


@task
def load_sizes() -> dict[str, int]:
    return {"size": 1}


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow() -> int:
    return double(number=load()["size"])  # mistake: promise-as-value
    # twin: return double(number=load_sizes()["size"])
