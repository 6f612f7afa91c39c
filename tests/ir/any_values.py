"""Random values of every type of the IR, built from its annotations alone."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from functools import cache
from operator import attrgetter
from types import NoneType

from hypothesis import strategies as st

from flowc_ir.literals import IntegerLiteral
from flowc_ir.program import Program
from flowc_ir.reflect import alternatives, fixed_items, hints_of, is_class, repeated_item
from flowc_ir.source import NOWHERE, Span

_POSITION = st.integers(0, 2**32 - 1)
_TEXT = st.one_of(st.sampled_from(["", "a", "b", "a.b", ".a", "start-node"]), st.text(max_size=5))
_ATOMS: dict[object, st.SearchStrategy[object]] = {
    NoneType: st.none(),
    bool: st.booleans(),
    int: st.integers(-(2**31), 2**31 - 1),
    float: st.floats(allow_nan=False),
    str: _TEXT,
    bytes: st.binary(max_size=4),
    Span: st.one_of(
        st.just(NOWHERE),
        st.builds(Span, _TEXT, _POSITION, _POSITION, _POSITION, _POSITION),
    ),
}


def programs() -> st.SearchStrategy[Program]:
    """Give random programs; they are well typed, but hold none of the other invariants.

    Each holds one random value of some class, with just as much around it as a program needs; so
    every class has its turn, and programs stay small.
    """
    return st.sampled_from(classes()).flatmap(programs_with)


def programs_with(cls: type[object]) -> st.SearchStrategy[Program]:
    """Give programs that hold one random value of `cls`."""
    return any_value(cls, _heights()[cls] + 2).map(lambda value: _around(value, cls))


def fields() -> list[tuple[type[object], str]]:
    """Give every field of every class, by name."""
    return [(cls, name) for cls in classes() for name in hints_of(cls)]


def has_parts(hint: object) -> bool:
    """Tell whether there can be dataclasses (other than spans) in values of an annotation."""
    return any(_dataclasses_in(hint))


@st.composite
def changes(draw: st.DrawFn, cls: type[object], field: str) -> tuple[Program, Program]:
    """Give two programs that differ in one field of one value of `cls`.

    They differ in spans only if the field itself is a span.
    """
    hint = hints_of(cls)[field]
    depth = 1 + max(_heights()[part] for part in (cls, *_dataclasses_in(hint)))
    before = draw(any_value(cls, depth, spans=False))
    values: dict[str, object] = {name: attrgetter(name)(before) for name in hints_of(cls)}
    others = any_value(hint, depth - 1, spans=hint is Span)
    other = draw(others.filter(lambda value: repr(value) != repr(values[field])))
    make: Callable[..., object] = cls
    return _around(before, cls), _around(make(**{**values, field: other}), cls)


def any_value(hint: object, depth: int, *, spans: bool = True) -> st.SearchStrategy[object]:
    """Give random values of an annotation, with at most `depth` dataclasses inside one another."""
    return _any_value(alternatives(hint), depth, spans)


def classes() -> list[type[object]]:
    """Give every dataclass that a program is made of, by name."""
    return sorted(_heights(), key=lambda cls: cls.__name__)


@cache
def _any_value(arms: tuple[object, ...], depth: int, spans: bool) -> st.SearchStrategy[object]:
    fitting = [arm for arm in arms if _height(arm, _heights()) <= depth]
    # Plain data holds whole numbers of any size, all else what the backend can count.
    is_plain = bytes in arms and int in arms
    return st.one_of(
        [st.integers() if is_plain and arm is int else _one(arm, depth, spans) for arm in fitting]
    )


def _one(arm: object, depth: int, spans: bool) -> st.SearchStrategy[object]:
    if arm is Span and not spans:
        return st.just(NOWHERE)
    if arm in _ATOMS:
        return _ATOMS[arm]
    item = repeated_item(arm)
    if item is not None:
        if _least(item, _heights()) > depth:
            return st.just(())
        return st.lists(any_value(item, depth, spans=spans), max_size=2).map(tuple)
    if fixed_items(arm):
        return st.tuples(*(any_value(part, depth, spans=spans) for part in fixed_items(arm)))
    if not is_class(arm):
        raise TypeError(f"no values for {arm}")
    if issubclass(arm, enum.Enum):
        return st.sampled_from(list[object](arm))
    if arm is IntegerLiteral:
        return st.builds(IntegerLiteral, st.integers())
    make: Callable[..., object] = arm
    fields = {name: any_value(hint, depth - 1, spans=spans) for name, hint in hints_of(arm).items()}
    return st.builds(make, **fields)


def _around(value: object, cls: type[object]) -> Program:
    """Build the smallest program that holds `value`, from the inside out."""
    while cls is not Program:
        parent, field, hint = _parents()[cls]
        for part in (*alternatives(repeated_item(hint)), *alternatives(hint)):
            if fixed_items(part):
                value = tuple(value for _ in fixed_items(part))
        held = (value,) if repeated_item(hint) is not None else value
        hints = {
            name: held if name == field else _least_value(h) for name, h in hints_of(parent).items()
        }
        make: Callable[..., object] = parent
        value, cls = make(**hints), parent
    assert isinstance(value, Program)
    return value


def _least_value(hint: object) -> object:
    arms = alternatives(hint)
    arm = min(arms, key=lambda arm: (_height(arm, _heights()), arm is not NoneType))
    if repeated_item(arm) is not None:
        return ()
    if arm is Span:
        return NOWHERE
    if not is_class(arm):
        raise TypeError(f"no value for {arm}")
    if issubclass(arm, enum.Enum):
        return list[object](arm)[0]
    if arm is NoneType:
        return None
    make: Callable[..., object] = arm
    fields = hints_of(arm) if is_dataclass(arm) else {}
    return make(**{name: _least_value(inner) for name, inner in fields.items()})


@cache
def _parents() -> dict[type[object], tuple[type[object], str, object]]:
    """Give for every class one field that can hold it, on a shortest way from the program."""
    parents: dict[type[object], tuple[type[object], str, object]] = {}
    row: list[type[object]] = [Program]
    while row:
        parent = row.pop(0)
        for field, hint in hints_of(parent).items():
            for cls in _dataclasses_in(hint):
                if cls not in parents and cls is not Program:
                    parents[cls] = (parent, field, hint)
                    row.append(cls)
    return parents


@cache
def _heights() -> dict[type[object], int]:
    """Give the least depth of every dataclass, found by going round until nothing changes."""
    heights: dict[type[object], int] = {Program: 99, **dict.fromkeys(_parents(), 99)}
    changed = True
    while changed:
        changed = False
        for cls in heights:
            height = 1 + max([_least(hint, heights) for hint in hints_of(cls).values()], default=0)
            changed |= height != heights[cls]
            heights[cls] = height
    return heights


def _least(hint: object, heights: dict[type[object], int]) -> int:
    return min(_height(arm, heights) for arm in alternatives(hint))


def _height(arm: object, heights: dict[type[object], int]) -> int:
    if fixed_items(arm):
        return max(_least(part, heights) for part in fixed_items(arm))
    return heights.get(arm, 0) if is_class(arm) else 0


def _dataclasses_in(hint: object) -> Iterator[type[object]]:
    if is_class(hint):
        if is_dataclass(hint) and hint is not Span:
            yield hint
        return
    parts = fixed_items(hint) or alternatives(repeated_item(hint) or hint)
    for part in parts:
        yield from _dataclasses_in(part)
