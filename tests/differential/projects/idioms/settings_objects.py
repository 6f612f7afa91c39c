"""Settings that are made once: a metaclass, layered maps, cached functions, addresses."""

import heapq
from collections import ChainMap, Counter, UserDict
from functools import lru_cache
from typing import List
from urllib.parse import urlencode, urljoin, urlparse

from flytekit import LaunchPlan, Resources, task, workflow


class Once(type):
    _made: dict = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls._made:
            cls._made[cls] = super().__call__(*args, **kwargs)
        return cls._made[cls]


class Settings(metaclass=Once):
    def __init__(self, store: str = "s3://bucket/base/") -> None:
        self.store = store
        self.layers = ChainMap({"cpu": "2"}, {"cpu": "1", "mem": "1Gi"})

    def under(self, name: str) -> str:
        return urljoin(self.store.replace("s3", "http"), name)


class Labels(UserDict):
    def __setitem__(self, key: str, value: object) -> None:
        super().__setitem__(key.upper(), str(value))


@lru_cache(maxsize=None)
def version(name: str) -> str:
    return f"{name}-{len(CALLS.setdefault(name, []))}"


CALLS: dict = {}
SETTINGS = Settings()
PLACE = urlparse(SETTINGS.store)
LABELS = Labels(bucket=PLACE.netloc, scheme=PLACE.scheme)
LABELS["query"] = urlencode({"a": 1, "b": "x y"})
LETTERS = Counter("workflow") + Counter("flow")
TOP = heapq.nlargest(2, LETTERS.values())


@task(
    requests=Resources(cpu=Settings().layers["cpu"], mem=SETTINGS.layers["mem"]),
    environment=dict(LABELS),
    retries=TOP[0],
    cache=True,
    cache_version=version("prepare"),
)
def prepare(path: str, size: int) -> List[int]:
    return list(range(size))


@task(cache=True, cache_version=version("prepare") + version("total"))
def total(values: List[int]) -> int:
    return sum(values)


@workflow
def daily(path: str = SETTINGS.under("daily.csv"), size: int = LETTERS["w"]) -> int:
    return total(values=prepare(path=path, size=size))


plan = LaunchPlan.get_or_create(
    daily,
    name=f"idioms.settings.{'.'.join(letter for letter, _ in LETTERS.most_common(2))}",
    fixed_inputs={"size": TOP[-1]},
)
