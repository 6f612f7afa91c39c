"""A mapping to ints flows into a mapping to lists."""

from typing import Dict, List

from kfp.dsl import component, pipeline


@component
def counts() -> Dict[str, int]:
    return {"a": 1}


@component
def merge(groups: Dict[str, List[int]]) -> int:  # mistake: edge-type-mismatch
# twin: def merge(groups: Dict[str, int]) -> int:
    return len(groups)


@pipeline
def flow() -> int:
    return merge(groups=counts().output).output  # or here
