"""A dynamic task hands all images of the program on; it is packaged first here."""

from flytekit import ImageSpec, dynamic, task

from imagery.specs import SMALL

plain = ImageSpec(name="delegate", packages=["polars"])


@dynamic(container_image=plain)
def fan_out(n: int) -> int:
    total = n
    for _ in range(3):
        total = step(n=total)
    return total


@task(container_image=SMALL)
def step(n: int) -> int:
    return n + 1


@dynamic
def fan_out_again(n: int) -> int:
    return step(n=n)
