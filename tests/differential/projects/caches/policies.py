"""Cache policies of one's own: what they say is hashed into the version."""

from flytekit import Cache, PodTemplate, task, workflow
from flytekit.core.cache import CachePolicy, VersionParameters


class ByName:
    """Makes a new version whenever the function gets another name."""

    def __init__(self, prefix: str = "v"):
        self.prefix = prefix

    def get_version(self, salt: str, params: VersionParameters) -> str:
        return f"{self.prefix}:{salt}:{params.func.__name__}"


class ByImage(CachePolicy):
    def get_version(self, salt: str, params: VersionParameters) -> str:
        return params.container_image or "default"


SHARED = Cache(policies=[ByName("shared"), ByImage()], salt="s3", serialize=True, ignored_inputs="y")


@task(cache=SHARED, container_image="acme/one:1")
def first(x: int, y: int) -> int:
    return x


@task(cache=SHARED)
def second(x: int, y: int) -> int:
    return x


@task(cache=Cache(policies=ByName()))
def third(x: int) -> int:
    return x


@task(cache=Cache(version="7", policies=ByName(), ignored_inputs=("x",)))
def fourth(x: int) -> int:
    return x


@workflow
def wf(x: int) -> int:
    return third(x=second(x=first(x=x, y=1), y=2)).with_overrides(cache=Cache(version="9"))
