"""The bridge to the host: pure functions of Python run on known values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableSet, Sequence, Set
from functools import cache
from typing import TypeGuard

from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.signals import Raised
from flowc.frontend.interpreter.values import (
    ORDER_OF_SET,
    DictValue,
    ExceptionValue,
    External,
    InstanceValue,
    IteratorValue,
    Known,
    ListValue,
    SetValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span

MAX_ITEMS = 200_000
"""The most items that one operation may make."""

MAX_TEXT = 4_000_000
"""The most characters or bytes that one operation may make."""

MAX_PARTS = 500_000
"""The most parts that a value handed to the host may have."""

ATOMS = (bool, int, float, complex, str, bytes)
PURE_TYPES = frozenset(
    {
        "builtins.range",
        "builtins.slice",
        "datetime.date",
        "datetime.time",
        "datetime.timedelta",
        "datetime.tzinfo",
        "decimal.Decimal",
        "fractions.Fraction",
        "pathlib.PurePath",
        "pathlib._local.PurePath",
        "re.Match",
        "re.Pattern",
        "string.Template",
        "uuid.UUID",
    }
)
"""Immutable classes, by name, so that nothing is imported that the user's program does not use."""


@cache
def _is_pure_type(cls: type) -> bool:
    return any(f"{base.__module__}.{base.__qualname__}" in PURE_TYPES for base in cls.__mro__)


def is_pure(host: object) -> bool:
    """Tell whether a host object is immutable and known in full."""
    cls: type = type(host)
    return _is_pure_type(cls)


class NotHostError(Exception):
    """A value has no counterpart in the host; `unknown` says why if it is an unknown.

    `extension` is the value, if a dialect added it.
    """

    def __init__(
        self, reason: str, unknown: Unknown | None = None, extension: Extension | None = None
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.unknown = unknown
        self.extension = extension


def to_host(value: Value) -> object:
    """Give the host object of a value that is known in full; raises `NotHostError`."""
    return _to_host(value, 0, [MAX_PARTS, TAKES_SETS])


TAKES_SETS, REFUSES_SETS = 0, 1
"""Whether the order of a set may matter: a function of the host would see its own order."""


def _to_host(value: Value, depth: int, budget: list[int]) -> object:
    budget[0] -= 1
    if depth > 100 or budget[0] < 0:
        raise NotHostError("the value is nested too deep")
    match value:
        case Known(value=host):
            return host
        case Unknown():
            raise NotHostError(value.reason, value)
        case ListValue(items=items, lost=None):
            return [_to_host(item, depth + 1, budget) for item in items]
        case TupleValue(items=items):
            return tuple(_to_host(item, depth + 1, budget) for item in items)
        case DictValue(entries=entries, lost=None):
            return {
                _to_host(key, depth + 1, budget): _to_host(item, depth + 1, budget)
                for key, item in entries.values()
            }
        case SetValue(items=members, lost=None) if budget[1] == REFUSES_SETS and len(members) > 1:
            raise NotHostError(ORDER_OF_SET)
        case SetValue(items=members, lost=None, frozen=frozen):
            made = {_to_host(item, depth + 1, budget) for item in members.values()}
            return frozenset(made) if frozen else made
        case InstanceValue(payload=payload) if payload is not None:
            return _to_host(payload, depth + 1, budget)
        case ListValue(lost=Unknown() as lost) | DictValue(lost=Unknown() as lost):
            raise NotHostError(lost.reason, lost)
        case SetValue(lost=Unknown() as lost):
            raise NotHostError(lost.reason, lost)
        case Extension():
            reason = f"what Python makes of {value.describe()} is not known"
            raise NotHostError(reason, extension=value)
        case _:
            raise NotHostError(f"a {type(value).__name__} has no counterpart in the host")


def from_host(host: object, span: Span, depth: int = 0) -> Value:
    """Give the abstract value of a pure host object; anything else is unknown."""
    if depth > 100:
        return Unknown("the value is nested too deep", span)
    if host is None or host is Ellipsis or host is NotImplemented or isinstance(host, ATOMS):
        return _atom(host, span)
    if is_pure(host):
        return Known(host)
    if is_sequence(host):
        parts = [from_host(item, span, depth + 1) for item in host]
        return ListValue(parts) if isinstance(host, list) else TupleValue(tuple(parts))
    if _is_dict(host):
        return _dict_from_host(host, span, depth)
    if is_set(host):
        return _set_from_host(host, span, depth)
    if _is_iterator(host):
        return _iterator_from_host(host, span, depth)
    return Unknown(f"a {type(host).__name__} is not followed", span)


def _set_from_host(host: Set[object], span: Span, depth: int) -> Value:
    items = {host_key(item): from_host(item, span, depth + 1) for item in host}
    return SetValue(items, frozen=not isinstance(host, MutableSet))


def is_sequence(host: object) -> TypeGuard[Sequence[object]]:
    """Tell whether a host object is a list, or a tuple of no class of its own."""
    cls: type[object] = type(host)
    return isinstance(host, list) or cls is tuple


def is_set(host: object) -> TypeGuard[Set[object]]:
    """Tell whether a host object is a set."""
    return isinstance(host, (set, frozenset))


def _is_dict(host: object) -> TypeGuard[Mapping[object, object]]:
    return isinstance(host, dict)


def _is_iterator(host: object) -> TypeGuard[Iterator[object]]:
    return isinstance(host, Iterator)


def host_key(host: object) -> object:
    """Give the key under which a host object stands in an abstract dict or set."""
    if is_sequence(host):
        return ("tuple", *map(host_key, host))
    if is_set(host):
        return ("frozenset", frozenset(map(host_key, host)))
    return host


def _atom(host: object, span: Span) -> Value:
    if isinstance(host, (str, bytes)) and len(host) > MAX_TEXT:
        return Unknown("the text is too long", span)
    return Known(host)


def _dict_from_host(host: Mapping[object, object], span: Span, depth: int) -> Value:
    entries: dict[object, tuple[Value, Value]] = {}
    for key, item in host.items():
        entries[host_key(key)] = (from_host(key, span, depth + 1), from_host(item, span, depth + 1))
    return DictValue(entries)


def _iterator_from_host(host: Iterator[object], span: Span, depth: int) -> Value:
    items: list[Value] = []
    for item in host:
        if len(items) >= MAX_ITEMS:
            return Unknown(f"an iterator gives more than {MAX_ITEMS:,} items", span)
        items.append(from_host(item, span, depth + 1))
    return IteratorValue(iter(items))


def call_host(function: Callable[..., object], call: Call) -> Value:
    """Run a pure host function on known arguments.

    What the host raises is raised in the user's program; an argument that is not known in full
    makes the result unknown.
    """
    try:
        positional = [_argument(value) for value in call.positional]
        keywords = {name: _argument(value) for name, value in call.keywords.items()}
    except NotHostError as error:
        if error.extension is not None:
            error.extension.refuse_host(call.span)
        return error.unknown or Unknown(error.reason, call.span)
    return run_host(lambda: function(*positional, **keywords), call.span)


def _argument(value: Value) -> object:
    return _to_host(value, 0, [MAX_PARTS, REFUSES_SETS])


def run_host(operation: Callable[[], object], span: Span) -> Value:
    """Run a pure host operation; what it raises is raised in the user's program."""
    try:
        return from_host(operation(), span)
    except (MemoryError, RecursionError):
        return Unknown("the operation needs too much memory", span)
    except Exception as error:  # noqa: BLE001 - any exception of a pure host function is the user's
        raise raised_from_host(error, span) from None


def raised_from_host(error: Exception, span: Span) -> Raised:
    """Give what the user's program would see of a host exception."""
    cls = type(error)
    bases = tuple(f"{base.__module__}.{base.__qualname__}" for base in cls.__mro__)
    arguments = tuple(from_host(argument, span) for argument in error.args)
    value = ExceptionValue(External(bases[0]), arguments, bases=bases)
    return Raised(value, span, f"{cls.__name__}: {error}")
