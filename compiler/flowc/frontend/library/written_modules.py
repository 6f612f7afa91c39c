"""What of Python's library is written in Python, for the interpreter to run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from flowc.frontend.interpreter.mro import MIXINS
from flowc.frontend.interpreter.registry import Registry, Written

FOLDER = Path(__file__).parent / "written"
NAMES = {
    "heapq": "heapify heappop heappush heappushpop heapreplace merge nlargest nsmallest",
    "bisect": "bisect bisect_left bisect_right insort insort_left insort_right",
    "collections": "ChainMap UserDict UserList UserString",
    "flowc.counter": "add and_ elements or_ sub subtract total update",
    "functools": "cache cmp_to_key lru_cache partialmethod singledispatch singledispatchmethod",
    "types": "new_class resolve_bases",
    "contextlib": "AbstractContextManager ContextDecorator ExitStack closing",
    "graphlib": "CycleError TopologicalSorter",
}
"""Module → what of it is written in Python, in `written/MODULE.txt`."""
ABSTRACT = (
    "Collection ItemsView Iterator KeysView Mapping MutableMapping MutableSequence MutableSet "
    "Sequence Set ValuesView"
)
"""The abstract classes of `collections.abc` that hand on methods, in `written/mixins.txt`."""


def install(registry: Registry) -> None:
    """Add the names."""
    for module, names in NAMES.items():
        written = Written(module, written_text(module.rpartition(".")[2]))
        registry.written |= dict.fromkeys((f"{module}.{name}" for name in names.split()), written)
    mixins = Written(MIXINS, written_text("mixins"))
    for name in ABSTRACT.split():
        registry.written[f"{MIXINS}.{name}"] = mixins
        registry.mixins[f"collections.abc.{name}"] = f"{MIXINS}.{name}"


def written_text(name: str) -> Callable[[], str]:
    """Give what reads the text of `written/NAME.txt`."""
    return lambda: (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
