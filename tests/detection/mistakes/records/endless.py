"""A record holds one of its own kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from flytekit import task


@dataclass
class Tree:
    size: int
    left: Tree  # mistake: endless-record
    # twin: left: Optional[int]


@task
def grow(tree: Tree) -> int:  # or here
    return tree.size
