from acme import make_reader, small_task, timed
from acme.decorators.timing import optional_arguments, retrying
from acme.factories.tasks import cached_task, sized
from flytekit import task, workflow
from flytekit.types.file import FlyteFile

csv = make_reader("csv", delimiter=str)
parquet = make_reader("parquet")
xml = make_reader("xml", depth=int, strict=bool)


@task
@timed
def total(rows: list[int], scale: float = 1.0) -> int:
    """Add up.

    Args:
        rows: what each reader has read
        scale: by how much to multiply
    """
    return sum(rows)


@task(retries=2)
@retrying(attempts=5, on=(TimeoutError, OSError))
@timed
def upload(count: int) -> str:
    return str(count)


@small_task
@optional_arguments
def small(x: int) -> int:
    return x


@small_task(cache=True, cache_version="s")
@optional_arguments(tag="cached")
def small_cached(x: int) -> int:
    return x


@sized("l", interruptible=True)
def large(x: int) -> int:
    return x


@cached_task("v7", "s", timeout=60)
def versioned(x: int) -> int:
    return x


@workflow
def read_all(a: FlyteFile["csv"], b: FlyteFile["parquet"], c: FlyteFile["xml"]) -> str:
    rows = [
        csv(source=a, delimiter=";"),
        parquet(source=b),
        xml(source=c, depth=3, strict=True),
    ]
    x = total(rows=rows)
    for step in [small, small_cached, large, versioned]:
        x = step(x=x)
    return upload(count=x)
