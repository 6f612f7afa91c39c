"""An async task called in a workflow: it gives a node only before flytekit 1.15."""

from flytekit import task, workflow


@task
async def fetch(url: str) -> str:
    return url


@workflow
def called(url: str) -> str:
    return fetch(url=url)
