"""The entries of a dict that stand for a namespace: `__dict__`, `__annotations__`."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping

from flowc.frontend.interpreter.values import Entries, Entry, Known, Value


class LiveEntries(MutableMapping[object, Entry]):
    """Entries over a table of names: all that is read comes from it, all writes go to it."""

    __slots__ = ("names",)

    def __init__(self, names: dict[str, Value]) -> None:
        self.names = names

    def __getitem__(self, key: object) -> Entry:
        if not isinstance(key, str):
            raise KeyError(key)
        return (Known(key), self.names[key])

    def __setitem__(self, key: object, entry: Entry) -> None:
        self.names[str(key)] = entry[1]

    def __delitem__(self, key: object) -> None:
        del self.names[str(key)]

    def __contains__(self, key: object) -> bool:
        return key in self.names

    def __iter__(self) -> Iterator[object]:
        return iter(list(self.names))

    def __len__(self) -> int:
        return len(self.names)


def live(names: dict[str, Value]) -> Entries:
    """Give a table of names as the entries of a dict."""
    return LiveEntries(names)
