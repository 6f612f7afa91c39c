import functools
from typing import List
from flytekit import task, map_task, workflow, Resources, TaskMetadata
from flytekit.core.legacy_map_task import map_task as legacy_map
from flytekit.core.array_node_map_task import array_node_map_task
@task
def t(a: int, b: str) -> str:
    return b * a
m = map_task(functools.partial(t, b="x"), concurrency=5, min_success_ratio=0.5)
m_meta = map_task(t, metadata=TaskMetadata(retries=2))
legacy = legacy_map(functools.partial(t, b="x"), concurrency=3, min_successes=2)
