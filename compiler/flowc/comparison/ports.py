"""Inputs and outputs of one entity: which came, went, or have another name or type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

from flowc.comparison.sides import Sides
from flowc_ir.interface import Output, Parameter
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.types import Type

Port: TypeAlias = Parameter | Output
_PortT = TypeVar("_PortT", Parameter, Output)


@dataclass(frozen=True, slots=True)
class Pairing:
    """The ports of two versions: by name, renamed (old, new), gone, and new."""

    same: tuple[tuple[Port, Port], ...]
    renamed: tuple[tuple[Port, Port], ...]
    gone: tuple[Port, ...]
    added: tuple[Port, ...]


def pair(old: tuple[_PortT, ...], new: tuple[_PortT, ...], sides: Sides) -> Pairing:
    """Pair ports by name; one that went at the place of a new one of its type is renamed."""
    before: Mapping[str, _PortT] = {port.name: port for port in old}
    after: Mapping[str, _PortT] = {port.name: port for port in new}
    gone: list[_PortT] = [port for port in old if port.name not in after]
    added: list[_PortT] = [port for port in new if port.name not in before]
    renamed = [*_renamed(old, new, gone, added, sides)]
    lost = {one.name for one, _ in renamed}
    found = {other.name for _, other in renamed}
    return Pairing(
        same=tuple((port, after[port.name]) for port in old if port.name in after),
        renamed=tuple(renamed),
        gone=tuple(port for port in gone if port.name not in lost),
        added=tuple(port for port in added if port.name not in found),
    )


def _renamed(
    old: tuple[_PortT, ...],
    new: tuple[_PortT, ...],
    gone: list[_PortT],
    added: list[_PortT],
    sides: Sides,
) -> Iterator[tuple[_PortT, _PortT]]:
    """Take what stands between the same neighbours and has the same type for the same port."""
    lost, found = {port.name for port in gone}, {port.name for port in added}
    for one in gone:
        place = _place(one, old, lost)
        for other in added:
            if _place(other, new, found) == place and _is_same_type(one.type, other.type, sides):
                yield one, other
                break


def _place(port: Port, ports: Sequence[Port], unpaired: set[str]) -> tuple[str, int]:
    """Give the last port before this one that both versions have, and how far that is."""
    steps, last = 0, ""
    for other in ports:
        if other is port:
            break
        if other.name in unpaired:
            steps += 1
        else:
            steps, last = 0, other.name
    return last, steps


def _is_same_type(old: Type, new: Type, sides: Sides) -> bool:
    before, after = sides.old.wire(old), sides.new.wire(new)
    is_known = before is not None and before == after
    return is_known and not sides.edits(old, new)
