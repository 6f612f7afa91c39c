"""Attributes of values of every kind: none that Python has is said to be missing."""

from __future__ import annotations

import pytest

from flowc.frontend.interpreter.signals import Raised
from flowc.frontend.interpreter.values import DictValue, ExceptionValue
from flowc_ir.source import NOWHERE
from frontend.running import interpret, run_python

SOURCE = """
import enum, dataclasses, typing, collections, functools, types, datetime, pathlib, re
class C:
    x = 1
    def m(self): return 1
class E(enum.Enum):
    A = 1
class N(enum.IntEnum):
    A = 1
@dataclasses.dataclass
class D:
    x: int = 1
class S(str): pass
class L(list): pass
class M(dict): pass
class T(typing.NamedTuple):
    a: int = 1
class X(Exception): pass
def f(*a, **k): return a
def g():
    yield 1
values = {
    "object": C(), "class": C, "member": E.A, "enum": E, "int member": N.A, "record": D(),
    "dataclass": D, "str subclass": S("a"), "list subclass": L([1]), "dict subclass": M(a=1),
    "named tuple": T(), "named tuple class": T, "exception": X("a"), "exception class": X,
    "function": f, "lambda": lambda: 0, "generator": g(), "method": C().m,
    "partial": functools.partial(f, 1), "deque": collections.deque([1]),
    "counter": collections.Counter("a"), "defaultdict": collections.defaultdict(list),
    "ordered": collections.OrderedDict(), "plain": object(),
    "namespace": types.SimpleNamespace(a=1),
    "view": {}.items(), "property": property(f), "static": staticmethod(f),
    "class method": classmethod(f), "generic": typing.List[int], "union": int | str,
    "type variable": typing.TypeVar("V"), "error": ValueError("v"), "range": range(3),
    "bytes": b"a", "str": "a", "int": 1, "float": 1.5, "list": [], "tuple": (), "dict": {},
    "set": set(), "frozenset": frozenset(), "none": None, "date": datetime.datetime(2020, 1, 1),
    "delta": datetime.timedelta(1), "path": pathlib.Path("a"), "pattern": re.compile("a"),
    "match": re.match("a", "a"), "int class": int, "list class": list, "zip": zip([1]),
    "iterator": iter([1]), "slice": slice(1), "module function": len,
}
"""


LISTING = """
listing = chr(10).join(
    f"{key},{name}" for key, value in values.items() for name in dir(value) if hasattr(value, name)
)
"""


def test_no_attribute_is_missing() -> None:
    """Read each name that CPython has for each value."""
    run = interpret(SOURCE)
    values = run.names["values"]
    assert isinstance(values, DictValue)
    missing: list[str] = []
    for line in str(run_python(SOURCE + LISTING)[0]["listing"]).splitlines():
        key, _, name = line.partition(",")
        try:
            run.machine.attribute(values.entries[key][1], name, NOWHERE)
        except Raised as raised:
            exception = raised.exception
            assert isinstance(exception, ExceptionValue)
            if exception.cls.name == "builtins.AttributeError":
                missing.append(f"{name} of {key}")
    assert not missing


@pytest.mark.parametrize(
    "text", ["[].nothing", "(1).nothing", "'a'.nothing", "f.nothing", "C.nothing"]
)
def test_what_is_missing_is_said_to_be(text: str) -> None:
    """Raise AttributeError for a name that no object has."""
    run = interpret(f"class C: pass\ndef f(): pass\nx = {text}")
    assert run.raised is not None
    assert run.raised.message.startswith("AttributeError")
