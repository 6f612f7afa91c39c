"""Where a part of a message is: there is no source, so the entity and the field are named."""

from __future__ import annotations

from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import PART, Span


@dataclass(frozen=True, slots=True)
class Place:
    """A part of an entity, by the path of its field."""

    path: str

    @property
    def span(self) -> Span:
        """The span that stands for it: it has a path and no lines."""
        return Span(self.path, 0, 0, 0, 0)

    def at(self, field: str) -> Place:
        """Give the place of a field."""
        return Place(f"{self.path}/{field}")

    def item(self, field: str, key: str | int) -> Place:
        """Give the place of an item of a field, by its position or name."""
        return Place(f"{self.path}/{field}[{key}]")


def place_of(file: str, entity: str) -> Place:
    """Give the place of an entity in a file."""
    return Place(f"{file}{PART}{entity}")
