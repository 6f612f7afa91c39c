"""Map over images, in every way that a map allows."""

from functools import partial
from typing import Dict, List, Optional

from flytekit import LaunchPlan, Resources, map_task, task, workflow
from flytekit.types.file import FlyteFile, JPEGImageFile, PNGImageFile

from vision.settings import BATCH, GPU, KERNELS, NORMALISE, SIZES, WORKERS


@task(requests=Resources(mem="1Gi"), retries=1, cache=True, cache_version=str(NORMALISE))
def resize(image: JPEGImageFile, width: int, height: int = 64) -> PNGImageFile:
    return PNGImageFile("/tmp/x.png")


@task(limits=GPU, environment={"KERNELS": str(KERNELS)})
def embed(image: PNGImageFile) -> List[float]:
    return [NORMALISE]


@task
def listing(prefix: str) -> List[JPEGImageFile]:
    return []


@task
def widths(images: List[JPEGImageFile], of: int) -> List[int]:
    return [of]


@task
def delete(image: JPEGImageFile) -> None:
    ...


@task
def cluster(vectors: List[List[float]], k: int) -> Dict[str, int]:
    return {}


@task
def keep(vectors: List[Optional[List[float]]]) -> int:
    return len(vectors)


@workflow
def simple(prefix: str) -> List[List[float]]:
    images = listing(prefix=prefix)
    small = map_task(partial(resize, width=SIZES["small"]))(
        image=images, height=widths(images=images, of=7)
    )
    return map_task(embed)(image=small)


@workflow
def tuned(prefix: str, width: int) -> Dict[str, int]:
    """Concurrency, success ratios, resources and names."""
    images = listing(prefix=prefix)
    resizer = map_task(partial(resize, width=width, height=BATCH), concurrency=WORKERS)
    small = resizer(image=images).with_overrides(requests=Resources(cpu="2", mem="500Mi"))
    vectors = map_task(embed, concurrency=0, min_successes=3)(image=small)
    rough = map_task(embed, min_success_ratio=0.9)(image=small)
    kept = keep(vectors=rough)
    return cluster(vectors=vectors, k=kept).with_overrides(node_name="cluster")


@workflow
def shorthand(prefix: str):
    images = listing(prefix=prefix)
    map_task(delete, run_all_sub_nodes=True)(image=images)


@workflow
def shrink(image: JPEGImageFile, width: int = 10) -> PNGImageFile:
    return resize(image=image, width=width)


shrink_plan = LaunchPlan.get_or_create(shrink, name="shrink-plan", default_inputs={"width": 20})
