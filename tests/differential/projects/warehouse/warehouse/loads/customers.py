from dataclasses import dataclass
from typing import List, Optional, Union

from flytekit import task, workflow
from flytekit.types.structured.structured_dataset import StructuredDataset

__all__ = ["merge_customers", "Segment", "load_customers"]


@dataclass
class Segment:
    name: str
    minimum: Optional[float] = None
    maximum: Union[float, None] = None
    regions: Optional[List[str]] = None


@task
def merge_customers(frames: List[StructuredDataset], segment: Segment) -> StructuredDataset:
    return frames[0]


@task
def _internal_count(frame: StructuredDataset) -> int:
    return 1


@workflow
def load_customers(crm: StructuredDataset, web: StructuredDataset) -> int:
    high = Segment("high", minimum=1000.0, regions=["de", "ch"])
    merged = merge_customers(frames=[crm, web], segment=high)
    return _internal_count(frame=merged)
