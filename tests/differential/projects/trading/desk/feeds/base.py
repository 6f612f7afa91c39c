"""Feeds: classes that make tasks' arguments."""

import abc
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from flytekit import Resources, Secret

T = TypeVar("T")


class Feed(abc.ABC):
    name: str = "abstract"
    _count = 0

    def __init__(self, *symbols: str, depth: int = 1):
        self.symbols = symbols
        self.depth = depth
        type(self)._count += 1

    @abc.abstractmethod
    def url(self) -> str: ...

    @property
    def environment(self) -> dict[str, str]:
        return {"FEED_URL": self.url(), "SYMBOLS": ",".join(sorted(self.symbols)), "DEPTH": str(self.depth)}

    def secrets(self) -> list[Secret]:
        return [Secret(group=self.name, key=key) for key in ("user", "token")]

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} {len(self.symbols)}>"


class Resourced:
    def resources(self):
        return Resources(cpu=str(getattr(self, "depth", 1)), mem="1Gi")


class Quotes(Resourced, Feed):
    name = "quotes"

    def url(self) -> str:
        return f"wss://{self.name}.example.com/{self.depth}"


class Trades(Quotes):
    name = "trades"

    def url(self) -> str:
        return super().url().replace("wss", "https") + "?" + "&".join(f"s={s}" for s in self.symbols)

    def secrets(self):
        return [*super().secrets(), Secret(group=self.name, key="cert", mount_requirement=Secret.MountType.FILE)]


@dataclass
class Book(Generic[T]):
    items: list[T] = field(default_factory=list)

    def add(self, item: T) -> "Book[T]":
        self.items.append(item)
        return self


BOOK = Book[Feed]().add(Quotes("AAPL", "MSFT", depth=3)).add(Trades("GOOG"))
