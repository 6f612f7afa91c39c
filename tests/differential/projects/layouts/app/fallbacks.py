"""Imports whose outcome is certain: by the version of Python, or by what flytekit requires."""

from flytekit import task, workflow

try:
    from itertools import batched
except ImportError:
    def batched(items, n):
        return [tuple(items[i : i + n]) for i in range(0, len(items), n)]

try:
    import yaml
except ImportError:
    yaml = None

try:
    from typing import override
except ImportError:
    def override(f):
        return f

try:
    from app.local import SECRET
except ImportError:
    SECRET = "none"

try:
    from collections import Mapping
except ImportError:
    from collections.abc import Mapping

GROUPS = [list(group) for group in batched(["a", "b", "c"], 2)]


class Base:
    def size(self) -> int:
        return 1


class Derived(Base):
    @override
    def size(self) -> int:
        return 2


@task(environment={"SECRET": SECRET, "HAS_YAML": str(yaml is not None)}, retries=Derived().size())
def group(name: str) -> str:
    return name


@workflow
def groups() -> str:
    last = "x"
    for names in GROUPS:
        last = group(name="+".join(names))
    return last


if issubclass(dict, Mapping):

    @task
    def mapping(table: dict[str, int]) -> int:
        return len(table)
