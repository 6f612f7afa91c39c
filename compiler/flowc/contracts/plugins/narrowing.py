"""A part of a contract: one class, or what it needs to be used."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.contracts.plugins.contract import Contract, Kind
from flowc.contracts.plugins.schema import Named, named_in, without_null
from flowc_ir.lazy_dataclass import replace


def names_in(contract: Contract) -> tuple[str, ...]:
    """Give what a contract can be narrowed to: its classes and its tasks, by their short names."""
    classes = (each.name for each in contract.classes)
    return tuple(dict.fromkeys((*classes, *(kind.name for kind in contract.kinds))))


def narrowed(contract: Contract, name: str) -> Contract:
    """Give the tasks that a class makes, or that are of it, with all classes that they need."""
    kinds = tuple(kind for kind in contract.kinds if _is_of(kind, name))
    needed = {name} | {each for kind in kinds for each in _needed_by(kind)}
    fields = {each.name: [field.schema for field in each.fields] for each in contract.classes}
    waiting = sorted(needed)
    for each in waiting:
        waiting += sorted(set(named_in(fields.get(each, ()))) - set(waiting))
    return replace(
        contract,
        classes=tuple(each for each in contract.classes if each.name in waiting),
        enumerations=tuple(each for each in contract.enumerations if each.name in waiting),
        kinds=kinds,
    )


def _is_of(kind: Kind, name: str) -> bool:
    """Tell whether a kind of task is that class, is chosen by it, or takes an object of it."""
    takes = any(without_null(entry.schema) == Named(name) for entry in kind.arguments)
    return takes or name == kind.name or name in kind.classes


def _needed_by(kind: Kind) -> Iterator[str]:
    yield from kind.classes
    yield from named_in(entry.schema for entry in kind.arguments)
