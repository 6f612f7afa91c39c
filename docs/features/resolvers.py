"""A task that is loaded by a resolver of one's own."""

from flytekit import task
from flytekit.core.class_based_resolver import ClassStorageTaskResolver

RESOLVER = ClassStorageTaskResolver()


@task(task_resolver=RESOLVER)
def resolved(a: int) -> int:
    return a
