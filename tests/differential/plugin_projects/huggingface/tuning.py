"""Datasets in lists and optional places, for tasks with resources."""

from typing import Dict, List, Optional

from datasets import Dataset
from flytekit import ImageSpec, Resources, Secret, task, workflow

image = ImageSpec(name="hf", packages=["datasets", "transformers"], env={"HF_HOME": "/cache"})


@task(container_image=image, secret_requests=[Secret(key="hf", group="hf")], requests=Resources(gpu="1"))
def tokenized(data: Dataset, length: int = 512) -> Dataset:
    return data


@task(container_image=image)
def split(data: Dataset, ratio: float) -> Dict[str, Dataset]:
    return {"train": data}


@task
def trained(parts: Dict[str, Dataset], held_out: Optional[Dataset] = None) -> List[float]:
    return [0.5]


@workflow
def tuning(data: Dataset) -> List[float]:
    parts = split(data=tokenized(data=data), ratio=0.9)
    return trained(parts=parts)
