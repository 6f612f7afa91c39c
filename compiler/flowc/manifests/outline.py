"""A manifest as it is written: its messages, whose parts know where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.manifests.nodes import Atom, Map, Node, Sequence
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span


@dataclass(frozen=True, slots=True)
class Text:
    """Some text, and its place."""

    text: str
    span: Span


class Part:
    """A message of a manifest that could be decoded, so that its parts are of the right kinds."""

    def __init__(self, node: Map) -> None:
        self.span = node.span
        self._nodes = {entry.key: entry.node for entry in node.entries}

    def node(self, key: str) -> Node | None:
        """Give what stands under a key."""
        return self._nodes.get(key)

    def has(self, key: str) -> bool:
        """Tell whether something stands under a key."""
        return key in self._nodes

    def is_set(self, key: str) -> bool:
        """Tell whether a truth value is given and true."""
        match self._nodes.get(key):
            case Atom(value=True):
                return True
            case _:
                return False

    def text(self, key: str) -> Text:
        """Give the text under a key; none is empty, and stands where the message begins."""
        match self._nodes.get(key):
            case Atom(value=str(text), span=span):
                return Text(text, span)
            case _:
                return Text("", self.span)

    def texts(self, key: str) -> Iterator[Text]:
        """Give the texts of a list."""
        for item in self._items(key):
            match item:
                case Atom(value=str(text), span=span):
                    yield Text(text, span)
                case _:
                    pass

    def parts(self, key: str) -> Iterator[Part]:
        """Give the messages of a list."""
        for item in self._items(key):
            if isinstance(item, Map):
                yield Part(item)

    def part(self, key: str) -> Part | None:
        """Give the message under a key."""
        found = self._nodes.get(key)
        return Part(found) if isinstance(found, Map) else None

    def entries(self, key: str) -> Iterator[tuple[Text, Node]]:
        """Give the entries of a map."""
        found = self._nodes.get(key)
        if isinstance(found, Map):
            for entry in found.entries:
                yield Text(entry.key, entry.span), entry.node

    def _items(self, key: str) -> tuple[Node, ...]:
        found = self._nodes.get(key)
        return found.items if isinstance(found, Sequence) else ()
