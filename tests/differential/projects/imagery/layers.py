"""Images upon images: the tag of the upper one depends on what was packaged before it."""

from flytekit import ImageSpec, task

base = ImageSpec(name="base", packages=["it's", 'a "quoted" name', "back\\slash"])


@task(container_image=ImageSpec(name="upper", base_image=base))
def before(x: int) -> int:
    return x


@task(container_image=base)
def alone(x: int) -> int:
    return x


@task(container_image=ImageSpec(name="upper", base_image=base))
def after(x: int) -> int:
    return x


@task(container_image=ImageSpec(builder="noop", base_image=base))
def same(x: int) -> int:
    return x
