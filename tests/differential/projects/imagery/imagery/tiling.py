"""Dynamic tasks that carry the images of the tasks they start, by keys that hash the source root."""

from flytekit import ImageSpec, dynamic, task, workflow

from imagery.catalogue import COMMON

BASE = ImageSpec(name="tiling-base", registry="ghcr.io/acme", packages=COMMON)
RASTER = ImageSpec(name="raster", base_image=BASE, apt_packages=["gdal-bin"])
PLAIN = ImageSpec(name="plain", source_root=".", packages=["rich"])


@task(container_image=RASTER)
def tile(scene: str, size: int) -> list[str]:
    return [f"{scene}/{index}" for index in range(size)]


@task(container_image=PLAIN)
def count(tiles: list[str]) -> int:
    return len(tiles)


@dynamic(container_image=RASTER)
def tile_all(scenes: list[str], size: int = 4) -> int:
    total = 0
    for scene in scenes:
        total += count(tiles=tile(scene=scene, size=size))
    return total


@workflow
def nightly(scenes: list[str]) -> int:
    return tile_all(scenes=scenes)
