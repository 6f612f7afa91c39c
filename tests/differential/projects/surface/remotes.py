"""A connection to a platform at module level: nothing of it reaches the package."""

from flytekit import Config, FlyteRemote, LaunchPlan, task, workflow
from flytekit.configuration import PlatformConfig

REMOTE = FlyteRemote(
    Config(platform=PlatformConfig(endpoint="flyte.example", insecure=True)),
    default_project="p",
    default_domain="d",
)


@task
def local(a: int) -> int:
    return a


@workflow
def flow(a: int) -> int:
    return local(a=a)


if __name__ == "__main__":
    REMOTE.execute(flow, inputs={"a": 1})
