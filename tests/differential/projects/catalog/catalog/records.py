"""Dataclasses: nested, inherited, with every kind of default."""

import datetime
import enum
from dataclasses import dataclass, field
from typing import ClassVar, Dict, List, Optional, Union

from flytekit import task, workflow
from flytekit.types.file import FlyteFile


class Colour(enum.Enum):
    RED = "red"
    GREEN = "green"
    ROT = "red"


@dataclass
class Base:
    """Docstrings of dataclasses go nowhere."""

    id: int
    label: str = "none"
    VERSION: ClassVar[int] = 3


@dataclass
class Dimensions(Base):
    width: float = 1.0
    height: float = 2.0
    unit: str = field(default="cm")

    def area(self) -> float:
        return self.width * self.height


@dataclass
class Product:
    name: str
    size: Dimensions
    colour: Colour = Colour.GREEN
    prices: Dict[str, float] = field(default_factory=dict)
    tags: List[str] = field(default_factory=list)
    since: datetime.datetime = datetime.datetime(2020, 1, 1)
    lead: datetime.timedelta = datetime.timedelta(days=2)
    parent: Optional[str] = None
    code: Union[int, str] = 0
    alternatives: List[Dimensions] = field(default_factory=list)
    manual: Optional[FlyteFile] = None

    def __post_init__(self):
        self.tags = [tag.lower() for tag in self.tags]


@dataclass
class Empty:
    pass


@dataclass
class Tree:
    value: int
    left: Optional["Tree"] = None


BOX = Product(
    name="box",
    size=Dimensions(1, "box", width=3.0),
    colour=Colour.RED,
    prices={"eur": 9.99, "usd": 11.0},
    tags=["Wood", "OAK"],
    alternatives=[Dimensions(2), Dimensions(id=3, height=4.5)],
)
BOX.code = "b-1"


@task
def find(name: str, fallback: Product = BOX) -> Product:
    return fallback


@task
def size_of(size: Dimensions, colour: Colour = Colour.ROT) -> float:
    return size.area()


@task
def label(text: str, price: float, empty: Empty = Empty()) -> Empty:
    return empty


@task
def plant(tree: Tree = Tree(1)) -> Tree:
    return tree


@workflow
def catalogue(name: str, product: Product = BOX, base: Base = Base(id=4), colour: Colour = Colour.RED) -> float:
    """Attributes of records, bound one by one."""
    found = find(name=name)
    label(text=found.name, price=found.prices["eur"])
    label(text=found.size.label, price=product.size.width)
    label(text=product.tags[0], price=BOX.prices["usd"], empty=Empty())
    plant()
    size_of(size=product.alternatives[0], colour=colour)
    return size_of(size=found.size, colour=found.colour)
