"""A dynamic and an eager task with images of their own."""

from flytekit import ImageSpec, dynamic, eager, task, workflow

MOSAIC = ImageSpec(name="mosaic", python_version="3.11", packages=["rasterio==1.4"])
STITCH = MOSAIC.with_packages(["shapely"])


@dynamic(container_image=MOSAIC)
def mosaic(parts: list[int]) -> int:
    return stitch(parts=parts)


@task(container_image=STITCH)
def stitch(parts: list[int]) -> int:
    return sum(parts)


@eager(container_image=MOSAIC)
async def review(parts: list[int]) -> int:
    return stitch(parts=parts)


@dynamic
def again(parts: list[int]) -> int:
    return mosaic(parts=parts)


@workflow
def publish(parts: list[int]) -> int:
    return again(parts=parts)
