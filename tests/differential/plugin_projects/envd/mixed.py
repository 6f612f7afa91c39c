"""Images of envd beside others, in a table."""

from flytekit import ImageSpec, dynamic, task, workflow

IMAGES = {
    builder: ImageSpec(name=f"img-{builder}", packages=["numpy"], builder=builder)
    for builder in ("envd", "default")
}


@task(container_image=IMAGES["envd"])
def by_envd(x: int) -> int:
    return x


@task(container_image=IMAGES["default"].with_packages(["scipy"]))
def by_default(x: int) -> int:
    return x


@dynamic
def both(x: int) -> int:
    return by_default(x=by_envd(x=x))


@workflow
def run(x: int) -> int:
    return both(x=x)
