"""Put-off dataclasses behave as those of the standard library."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields

import pytest

import flowc_ir.lazy_dataclass
from flowc_ir.lazy_dataclass import field, replace


@flowc_ir.lazy_dataclass.dataclass(frozen=True, slots=True)
class Later:
    """A frozen value."""

    number: int
    text: str = "x"
    items: list[int] = field(default_factory=list[int], compare=False)

    @property
    def double(self) -> int:
        """Twice the number."""
        return 2 * self.number


@dataclasses.dataclass(frozen=True, slots=True)
class Now:
    """A frozen value."""

    number: int
    text: str = "x"
    items: list[int] = dataclasses.field(default_factory=list[int], compare=False)

    @property
    def double(self) -> int:
        """Twice the number."""
        return 2 * self.number


@flowc_ir.lazy_dataclass.dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A value with names only."""

    first: int
    second: int = 2


@flowc_ir.lazy_dataclass.dataclass(slots=True, eq=False)
class Changing:
    """A thing that changes, and is equal only to itself."""

    count: int = 0


@flowc_ir.lazy_dataclass.dataclass(slots=True)
class Compared:
    """A thing that changes, and is compared by value."""

    count: int = 0


@flowc_ir.lazy_dataclass.dataclass(frozen=True, slots=True)
class Longer(Later):
    """A value with one field more than its base."""

    more: int = 3


@flowc_ir.lazy_dataclass.dataclass(frozen=True, slots=True)
class Checked:
    """A value that looks at itself."""

    number: int

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError(self.number)


BOTH = pytest.mark.parametrize("cls", [Later, Now])


@BOTH
def test_a_value(cls: type[Later] | type[Now]) -> None:
    """Construct, compare, hash, spell and take apart."""
    value = cls(1, text="y")
    assert (value.number, value.text, value.items, value.double) == (1, "y", [], 2)
    assert value == cls(1, "y", [5])
    assert value != cls(2, "y")
    assert value.__eq__((1, "y")) is NotImplemented
    assert hash(value) == hash(cls(1, "y", [5]))
    assert repr(value) == f"{cls.__name__}(number=1, text='y', items=[])"
    assert cls(1).items is not cls(1).items
    match value:
        case Later(number, text) | Now(number, text):
            assert (number, text) == (1, "y")
    assert cls.__match_args__ == ("number", "text", "items")


@BOTH
def test_what_the_library_sees(cls: type[Later] | type[Now]) -> None:
    """Be a dataclass to all who ask."""
    assert dataclasses.is_dataclass(cls)
    assert [found.name for found in fields(cls)] == ["number", "text", "items"]
    assert fields(cls)[1].default == "x"
    assert replace(cls(1), number=5) == dataclasses.replace(cls(1), number=5) == cls(5)
    assert dataclasses.asdict(cls(1)) == {"number": 1, "text": "x", "items": []}
    assert cls.__doc__ == "A frozen value."


@BOTH
def test_it_cannot_be_changed(cls: type[Later] | type[Now]) -> None:
    """Refuse to set or delete anything, and to grow."""
    value = cls(1)
    for name in ("number", "unknown"):
        with pytest.raises((FrozenInstanceError, TypeError)):
            setattr(value, name, 2)
        with pytest.raises((FrozenInstanceError, TypeError)):
            delattr(value, name)
    assert not hasattr(value, "__dict__")


@BOTH
def test_wrong_arguments(cls: Callable[..., object]) -> None:
    """Refuse what the constructor does not take, the first time and later."""
    for arguments in ((), (1, 2, 3, 4)):
        with pytest.raises(TypeError, match=r"__init__\(\)"):
            cls(*arguments)
    for named in ({"number": 2}, {"unknown": 2}):
        with pytest.raises(TypeError, match=r"__init__\(\)"):
            cls(1, **named)


@BOTH
def test_copies(cls: type[Later] | type[Now]) -> None:
    """Be copied and pickled."""
    value = cls(1, "y", [2])
    assert copy.copy(value) == value
    assert copy.deepcopy(value).items == [2]
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own bytes


def test_names_only() -> None:
    """Take no positional arguments where none are wanted."""
    assert Named(first=1) == Named(first=1, second=2)
    assert Named.__match_args__ == ()
    assert repr(Named(first=1)) == "Named(first=1, second=2)"


def test_things_that_change() -> None:
    """Let a thing that is not frozen change, and hash as it compares."""
    thing = Changing()
    thing.count += 1
    assert thing.count == 1
    assert thing != Changing(1)
    assert len({thing, Changing()}) == 2
    assert Compared(1) == Compared(1)
    with pytest.raises(TypeError):
        hash(Compared(1))


def test_what_is_unusual_is_left_to_the_library() -> None:
    """Inherit fields, run `__post_init__`, and copy what has either."""
    assert Longer(1, "y", [], 4).more == 4
    assert [found.name for found in fields(Longer)] == ["number", "text", "items", "more"]
    assert replace(Longer(1), number=2) == Longer(2)
    with pytest.raises(ValueError, match="-1"):
        replace(Checked(1), number=-1)


def test_a_class_that_is_used_often_gets_a_faster_constructor() -> None:
    """Replace the constructor once, and construct the same before and after."""

    @flowc_ir.lazy_dataclass.dataclass(frozen=True, slots=True)
    class Point:
        x: int
        y: int = 2
        names: list[str] = field(default_factory=list[str])

    first = Point.__init__
    made = [Point(1, names=["a"]) for _ in range(30)]
    last = Point.__init__
    assert first is not last
    assert made == [Point(x=1, y=2, names=["a"])] * 30
    assert Point.__init__ is last
