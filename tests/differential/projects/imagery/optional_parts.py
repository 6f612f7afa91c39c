"""Modules count once they are loaded: in a function that runs, or in a `try`."""

from flytekit import ImageSpec, task

try:
    import imagery.missing
except ImportError:
    import imagery.catalogue as parts

image = ImageSpec(name="parts", packages=parts.COMMON)


def unused():
    import imagery.specs

    return imagery.specs


@task(container_image=image)
def count(x: int) -> int:
    return x
