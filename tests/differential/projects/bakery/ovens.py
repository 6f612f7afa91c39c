"""Images that take a whole folder along, whatever is loaded."""

from pathlib import Path

from flytekit import ImageSpec, task, workflow
from flytekit.constants import CopyFileDetection

HERE = Path(__file__).parent

WHOLE = ImageSpec(name="whole", registry="ghcr.io/acme", source_root=str(HERE), source_copy_mode=CopyFileDetection.ALL)
FOLDER = ImageSpec(name="folder", source_root=str(HERE / "recipes"), source_copy_mode=CopyFileDetection.ALL)
RELATIVE = ImageSpec(name="relative", source_root="recipes", source_copy_mode=CopyFileDetection.ALL)


@task(container_image=WHOLE)
def knead(flour: int) -> int:
    return flour * 2


@task(container_image=FOLDER)
def proof(dough: int) -> int:
    return dough + 1


@task(container_image=RELATIVE)
def bake(dough: int) -> str:
    return f"bread of {dough}"


@workflow
def morning(flour: int = 500) -> str:
    return bake(dough=proof(dough=knead(flour=flour)))
