"""match, walrus and friends at module level and in helpers."""

import re
from dataclasses import dataclass

from flytekit import Resources, task, workflow

SPECS = ["gpu:2", "cpu:8", "mem=4Gi", ("cpu", 2), {"kind": "gpu", "count": 1}, None]
_PATTERN = re.compile(r"(?P<kind>[a-z]+)[:=](?P<count>\d+)(?P<unit>[A-Za-z]*)")


@dataclass(frozen=True)
class Ask:
    kind: str
    count: int
    unit: str = ""


def parse(spec) -> Ask:
    match spec:
        case str() as text if (found := _PATTERN.fullmatch(text)):
            return Ask(found["kind"], int(found["count"]), found.group("unit"))
        case (str(kind), int(count)):
            return Ask(kind, count)
        case {"kind": kind, "count": count, **rest} if not rest:
            return Ask(kind, count)
        case None | False:
            return Ask("none", 0)
        case _:
            raise ValueError(spec)


def to_resources(ask: Ask) -> Resources | None:
    match ask:
        case Ask(kind="gpu", count=n):
            return Resources(gpu=str(n))
        case Ask("cpu", n) if n > 4:
            return Resources(cpu=str(n), mem="16Gi")
        case Ask("cpu", n):
            return Resources(cpu=str(n))
        case Ask(kind="mem", count=n, unit=unit):
            return Resources(mem=f"{n}{unit}")
    return None


ASKS = [parse(spec) for spec in SPECS]
RESOURCES = [r for ask in ASKS if (r := to_resources(ask)) is not None]
NAMES = re.sub(r"[^a-z]+", "-", "GPU & CPU, mixed!".lower()).strip("-")
WORDS = re.findall(r"\b[a-z]{3}\b", NAMES.replace("-", " "))


@task(requests=RESOURCES[0])
def on_gpu(x: int) -> int:
    return x


@task(requests=RESOURCES[1], limits=RESOURCES[1])
def on_many_cpus(x: int) -> int:
    return x


@task(requests=RESOURCES[2], environment={"NAMES": NAMES, "WORDS": " ".join(WORDS)})
def on_memory(x: int) -> int:
    return x


@workflow
def matched(x: int = len(ASKS)) -> int:
    y = x
    for (position, step), resources in zip(enumerate((on_gpu, on_many_cpus, on_memory)), RESOURCES[::-1]):
        match position % 2:
            case 0:
                y = step(x=y).with_overrides(limits=resources)
            case _:
                y = step(x=y)
    return y
