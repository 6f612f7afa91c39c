"""attrs: settings of tasks in frozen classes, and values of such classes."""

from typing import ClassVar, List, Optional

import attr
from attrs import Factory, asdict, define, evolve, field, fields, frozen, validators
from flytekit import LaunchPlan, Resources, task, workflow


@frozen
class Limits:
    cpu: str = field(default="1", validator=validators.instance_of(str))
    memory: str = "500Mi"
    retries: int = field(default="2", converter=int)
    kind: ClassVar[str] = "limits"


@frozen
class Wide(Limits):
    gpu: Optional[str] = None

    @property
    def resources(self) -> Resources:
        return Resources(cpu=self.cpu, mem=self.memory, gpu=self.gpu)


@define
class Batch:
    name: str
    items: List[int] = Factory(list)
    title: str = field(init=False)
    label: str = field(kw_only=True)
    _secret: int = 3

    def __attrs_post_init__(self) -> None:
        self.title = self.name.title()

    @label.default
    def _label(self) -> str:
        return f"{self.name}-{len(self.items)}"


@attr.s(auto_attribs=True, order=False)
class Point:
    x: int
    y: int = attr.ib(default=7, validator=attr.validators.ge(0))


@attr.s
class Old:
    a = attr.ib(default=1)
    b = attr.ib(factory=dict)


SMALL = Limits()
LARGE = evolve(Wide(cpu="4", gpu="1"), memory="2Gi")
BATCH = Batch("nightly", [1, 2], secret=9)
OLD = Old(b={"version": "old"})
ENVIRONMENT = {key.upper(): str(value) for key, value in asdict(SMALL).items()}


@task(
    retries=SMALL.retries,
    requests=Resources(cpu=SMALL.cpu, mem=SMALL.memory),
    environment=ENVIRONMENT,
    cache=True,
    cache_version=f"{BATCH.label}/{OLD.b['version']}/{repr(Point(1))}",
)
def measure(batch: Batch, scale: int = 1) -> Point:
    return Point(len(batch.items) * scale)


@task(limits=LARGE.resources, environment={"FIELDS": ",".join(f.name for f in fields(Batch))})
def join(points: List[Point], old: Optional[Old] = None) -> int:
    return sum(point.x for point in points)


@task
def make(name: str, size: int = Point(3).x) -> Batch:
    return Batch(name, list(range(size)))


@workflow
def nightly(name: str = BATCH.title, scale: int = Point(2).y) -> Point:
    return measure(batch=make(name=name), scale=scale)


plan = LaunchPlan.get_or_create(
    nightly, name="idioms.attrs.nightly", default_inputs={"scale": len(BATCH.items)}
)
