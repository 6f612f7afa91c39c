"""Async tasks: called and mapped as any other before flytekit 1.15."""


from flytekit import map_task, task, workflow


@task
async def fetch(url: str) -> str:
    return url


@workflow
def mapped(urls: list[str]) -> list[str]:
    return map_task(fetch)(url=urls)
