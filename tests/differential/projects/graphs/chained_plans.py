"""Launch plans and mapped tasks that workflow bodies make, and chain against their order."""

from flytekit import LaunchPlan, map_task, task, workflow


@task
def prepare(table: str) -> str:
    return f"{table}-ready"


@task
def clean(path: str) -> str:
    return path.strip()


@workflow
def load() -> None:
    prepare(table="orders")


@workflow
def publish() -> None:
    prepare(table="report")


@workflow
def nightly() -> None:
    published = LaunchPlan.get_or_create(publish, "publish-nightly")()
    loaded = LaunchPlan.get_or_create(load, "load-nightly")()
    loaded >> published


@workflow
def weekly() -> None:
    last = LaunchPlan.get_or_create(publish, "publish-weekly")()
    middle = LaunchPlan.get_or_create(load, "load-weekly")()
    first = LaunchPlan.get_or_create(load, "warm-up-weekly")()
    first >> middle
    middle >> last


@workflow
def sweep(paths: list[str]) -> list[str]:
    swept = map_task(clean)(path=paths)
    first = LaunchPlan.get_or_create(load, "load-before-sweep")()
    first >> swept
    return swept
