"""Every model and method called with arguments of every kind and number: none may crash."""

from __future__ import annotations

import itertools

import pytest

from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.interpret import make_machine
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.signals import BudgetExceededError, Raised
from flowc.frontend.interpreter.values import (
    NONE,
    DictValue,
    External,
    Known,
    ListValue,
    ModuleValue,
    SetValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc.frontend.library.registry import standard_library
from flowc_ir.diagnostic import Report
from flowc_ir.source import NOWHERE
from frontend.running import MAIN, MemoryLoader

SOURCE = """
import enum, dataclasses, typing, collections, functools, types
class C:
    x = 1
    def m(self): return 1
    @property
    def p(self): return 2
class E(enum.Enum):
    A = 1
    B = 2
class F(enum.Flag):
    A = 1
    B = 2
@dataclasses.dataclass
class D:
    x: int = 1
class S(str): pass
class L(list): pass
class T(typing.NamedTuple):
    a: int = 1
class X(Exception): pass
def f(*a, **k): return a
def g():
    yield 1
values = [C(), C, E.A, E, F.A, D(), D, S("a"), L([1]), T(), T, X("a"), X, f, lambda: 0, g(), C().m,
          functools.partial(f, 1), collections.deque([1]), collections.Counter("a"),
          collections.defaultdict(list), object(), types.SimpleNamespace(a=1), {}.items(),
          property(f), staticmethod(f), typing.List[int], int | str, typing.TypeVar("V"), len,
          ValueError("v"), enum.auto(), dataclasses.field(), super, range(3), b"a"]
"""


def machine_and_values() -> tuple[Machine, list[Value]]:
    """Give a machine, and values of every kind."""
    machine = make_machine(standard_library(), MemoryLoader({MAIN: SOURCE}), Report())
    module = machine.import_module(MAIN, NOWHERE)
    assert isinstance(module, ModuleValue)
    made = module.namespace["values"]
    assert isinstance(made, ListValue)
    plain: list[Value] = [
        NONE, Known(0), Known(-3), Known(1.5), Known("a"), Known(""), Known(True),
        Unknown("test"), ListValue([]), ListValue([Known(1)]), TupleValue((Known("a"), NONE)),
        DictValue({}), DictValue({"a": (Known("a"), Known(1))}), SetValue({}),
        SetValue({1: Known(1), "a": Known("a")}), External("pandas.DataFrame"),
        ListValue([], Unknown("lost")), DictValue({}, Unknown("lost")),
    ]  # fmt: skip
    return machine, [*plain, *made.items, module]


NAMES = sorted(standard_library().models)
BUILTINS = [name for name in NAMES if name.startswith("builtins.")]
OTHERS = [name for name in NAMES if not name.startswith("builtins.")]


def attempt(machine: Machine, function: Value, positional: tuple[Value, ...]) -> None:
    """Call a function; it may raise in the user's program, or run out of budget."""
    machine.steps = 20_000
    keywords: tuple[dict[str, Value], ...] = ({}, {"key": NONE}, {"default": Known(1)})
    for given in keywords if len(positional) < 2 else keywords[:1]:
        try:
            machine.call(function, Call(positional=positional, keywords=dict(given), span=NOWHERE))
        except (Raised, BudgetExceededError):
            continue


@pytest.mark.parametrize("group", [BUILTINS, OTHERS], ids=["builtins", "others"])
def test_functions(group: list[str]) -> None:
    """Call each function with none, one and two arguments, and three of one kind."""
    _, values = machine_and_values()
    for name in group:
        function = External(name)
        machine, values = machine_and_values()
        attempt(machine, function, ())
        for value in values:
            attempt(machine, function, (value,))
            attempt(machine, function, (value, value, value))
        for pair in itertools.product(values[::4], repeat=2):
            attempt(machine, function, pair)


def test_methods_and_operators() -> None:
    """Read each attribute, call it, and apply each operator."""
    machine, values = machine_and_values()
    names = {name for table in machine.registry.methods.values() for name in table}
    names |= {"__dict__", "__class__", "__doc__", "__name__", "__mro__", "nothing", "x", "p"}
    for value in values:
        for name in sorted(names):
            _read_and_call(machine, value, name)
    for left, right in itertools.product(values, repeat=2):
        _operate(machine, left, right)


def _read_and_call(machine: Machine, value: Value, name: str) -> None:
    machine.steps = 20_000
    try:
        found = machine.find_attribute(value, name, NOWHERE)
    except (Raised, BudgetExceededError):
        return
    if found is not None:
        for positional in ((), (Known(1),), (Known("a"), NONE), (Unknown("test"),)):
            attempt(machine, found, positional)


def _operate(machine: Machine, left: Value, right: Value) -> None:
    machine.steps = 20_000
    for operator in "+ - * / // % ** & | ^ << >> @".split():
        try:
            machine.binary(operator, left, right, NOWHERE)
        except (Raised, BudgetExceededError):
            continue
    for operator in ("==", "!=", "<", ">=", "in", "not in", "is"):
        try:
            machine.compare(operator, left, right, NOWHERE)
        except (Raised, BudgetExceededError):
            continue
    for run in (_item, _store, _format):
        try:
            run(machine, left, right)
        except (Raised, BudgetExceededError):
            continue


def _item(machine: Machine, left: Value, right: Value) -> None:
    machine.subscript(left, right, NOWHERE)


def _store(machine: Machine, left: Value, right: Value) -> None:
    machine.set_subscript(left, right, NONE, NOWHERE)


def _format(machine: Machine, left: Value, right: Value) -> None:
    machine.text(left, NOWHERE)
    machine.represent(right, NOWHERE)
    machine.format_value(left, ">5", NOWHERE)
    machine.key(left, NOWHERE)
    machine.truth(left, NOWHERE)
    machine.iterate(right, NOWHERE)
