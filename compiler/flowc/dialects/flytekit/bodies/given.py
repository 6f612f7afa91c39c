"""What kind of value an expression in the body of a function certainly gives."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from typing import TypeAlias

from flowc.dialects.flytekit.bodies.body import Body, bound_names
from flowc.dialects.flytekit.entity import PythonInterface
from flowc.frontend.interpreter.values import (
    ClassValue,
    DictValue,
    External,
    Known,
    ListValue,
    Value,
)
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.types import ListType, MapType, RecordType, SimpleKind, SimpleType, Type, UnknownType

_CALLS = {
    "bool": SimpleKind.BOOLEAN,
    "callable": SimpleKind.BOOLEAN,
    "float": SimpleKind.FLOAT,
    "hasattr": SimpleKind.BOOLEAN,
    "int": SimpleKind.INTEGER,
    "isinstance": SimpleKind.BOOLEAN,
    "len": SimpleKind.INTEGER,
    "repr": SimpleKind.STRING,
    "str": SimpleKind.STRING,
    "datetime.date.today": SimpleKind.DATE,
    "datetime.datetime.now": SimpleKind.DATETIME,
    "datetime.datetime.utcnow": SimpleKind.DATETIME,
    "datetime.timedelta": SimpleKind.DURATION,
    "json.dumps": SimpleKind.STRING,
    "os.getcwd": SimpleKind.STRING,
    "time.perf_counter": SimpleKind.FLOAT,
    "time.time": SimpleKind.FLOAT,
}
"""Functions of Python's library, and what they give."""

_TEXT_METHODS = frozenset("capitalize format join lower replace strip title upper".split())
_ATOMS = (bool, int, float, str, type(None))
_SOMETHING = UnknownType("what it is")


@dataclass(frozen=True, slots=True)
class OfType:
    """A value of that type, which is not None; `UnknownType`: of any type."""

    type: Type


@dataclass(frozen=True, slots=True)
class Several:
    """A tuple of these values."""

    parts: tuple[ast.expr, ...]


Given: TypeAlias = Value | OfType | Several
"""A constant, or what is known of a value."""


class GivenValues:
    """What the expressions of one function give.

    A name counts if it is bound once: as a parameter, or by one assignment.
    """

    def __init__(self, body: Body, interface: PythonInterface) -> None:
        self._body = body
        self._interface = interface

    @cached_property
    def many(self) -> frozenset[str]:
        """The parameters that are numbers or texts, and are never bound again."""
        kinds = (SimpleKind.INTEGER, SimpleKind.FLOAT, SimpleKind.STRING)
        types = {name: port.type for name, port in self._interface.inputs.items()}
        return frozenset(
            name
            for name, type_ in types.items()
            if isinstance(type_, SimpleType) and type_.kind in kinds and self._counts[name] == 1
        )

    def every(self, node: ast.expr) -> Iterator[tuple[ast.expr, Given | None]]:
        """Give what an expression may give, arm by arm, each with what is known of it."""
        match node:
            case ast.IfExp(body=body, orelse=orelse):
                yield from self.every(body)
                yield from self.every(orelse)
            case _:
                yield node, self.of(node)

    def of(self, node: ast.expr) -> Given | None:
        """Give what is known of an expression, None if nothing is."""
        match node:
            case ast.Constant(value=value) if isinstance(value, _ATOMS):
                return Known(value)
            case ast.UnaryOp(op=operator, operand=operand):
                return self._unary(operator, operand)
            case ast.JoinedStr():
                return OfType(SimpleType(SimpleKind.STRING))
            case ast.Compare(ops=[ast.In() | ast.NotIn() | ast.Is() | ast.IsNot()]):
                return OfType(SimpleType(SimpleKind.BOOLEAN))
            case ast.Tuple(elts=parts):
                is_counted = not any(isinstance(part, ast.Starred) for part in parts)
                return Several(tuple(parts)) if is_counted else OfType(_SOMETHING)
            case ast.List() | ast.Dict():
                return self._display(node)
            case ast.Set() | ast.ListComp() | ast.DictComp() | ast.SetComp():
                return OfType(_display_type(node))
            case ast.BinOp() | ast.Compare() | ast.GeneratorExp():
                return OfType(_SOMETHING)
            case ast.Name(id=name, ctx=ast.Load()):
                return self._name(node, name)
            case ast.Await(value=inner):
                return self._of_entity(inner)
            case ast.Call(func=function):
                return self._call(node, function)
            case ast.Attribute():
                return _atom(self._body.value(node))
            case _:
                return None

    def _unary(self, operator: ast.unaryop, operand: ast.expr) -> Given | None:
        match operator, self.of(operand):
            case ast.Not(), _:
                return OfType(SimpleType(SimpleKind.BOOLEAN))
            case ast.USub(), Known(value=int() | float() as number):
                return Known(-number)
            case _:
                return None

    def _display(self, node: ast.List | ast.Dict) -> Given:
        parts = [*node.keys, *node.values] if isinstance(node, ast.Dict) else node.elts
        values = [None if part is None else self.of(part) for part in parts]
        known = [value for value in values if isinstance(value, Value)]
        if len(known) != len(parts):
            return OfType(_display_type(node))
        if isinstance(node, ast.List):
            return ListValue(known)
        size = len(known) // 2
        pairs = list(zip(known[:size], known[size:], strict=True))
        keys = [self._body.session.machine.key(key, self._body.span(node)) for key, _ in pairs]
        return DictValue(dict(zip(keys, pairs, strict=True)))

    def _name(self, node: ast.Name, name: str) -> Given | None:
        if name not in self._body.local_names:
            return _atom(self._body.value(node))
        if self._counts.get(name) != 1:
            return None
        port = self._interface.inputs.get(name)
        if port is not None:
            return OfType(port.type) if _is_plain(port.type) else None
        assigned = self._assigned.get(name)
        return None if assigned is None else self._once(name, assigned)

    def _once(self, name: str, assigned: ast.expr) -> Given | None:
        """Follow an assignment; what a name holds may be changed, so that its parts say nothing."""
        self._counts[name] = 2
        found = self.of(assigned)
        self._counts[name] = 1
        match found:
            case ListValue():
                return OfType(ListType(_SOMETHING))
            case DictValue():
                return OfType(MapType(_SOMETHING))
            case _:
                return found

    def _call(self, call: ast.Call, function: ast.expr) -> Given | None:
        match function:
            case ast.Name(id=name) if name in _CALLS and self._is_builtin(name):
                return OfType(SimpleType(_CALLS[name]))
            case ast.Attribute(value=inner, attr=name) if name in _TEXT_METHODS:
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                    return OfType(SimpleType(SimpleKind.STRING))
            case _:
                pass
        value = self._body.value(function)
        match value:
            case External(name=name) if name in _CALLS:
                return OfType(SimpleType(_CALLS[name]))
            case ClassValue():
                return OfType(_SOMETHING)
            case _:
                pass
        return self._of_entity(call)

    def _of_entity(self, node: ast.expr) -> Given | None:
        """Give what the call of a task gives; any other call that is awaited may give None."""
        entity = self._body.called_entity(node)
        if entity is None or entity.unknown_interface is not None or not entity.interface.outputs:
            return None
        return OfType(_SOMETHING)

    def _is_builtin(self, name: str) -> bool:
        module = self._body.function.module
        hidden = name in self._body.local_names or name in module.namespace
        return not hidden and module.lost_names is None

    @cached_property
    def _counts(self) -> dict[str, int]:
        """How often each name is bound."""
        counts = dict.fromkeys(self._interface.inputs, 1)
        for node in (*self._body.own, *self._body.inner):
            for name in bound_names(node):
                counts[name] = counts.get(name, 0) + 1
        return counts

    @cached_property
    def _assigned(self) -> dict[str, ast.expr]:
        found: dict[str, ast.expr] = {}
        for node in self._body.own:
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    found[name] = value
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    found[name] = value
                case _:
                    pass
        return found


def _atom(value: Value | None) -> Value | None:
    """Give a constant that nothing can change."""
    return value if isinstance(value, Known) and isinstance(value.value, _ATOMS) else None


def _display_type(node: ast.expr) -> Type:
    match node:
        case ast.List() | ast.ListComp():
            return ListType(_SOMETHING)
        case ast.Dict() | ast.DictComp():
            return MapType(_SOMETHING)
        case _:
            return _SOMETHING


def _is_plain(type_: Type) -> bool:
    """Tell whether values of an input's type are never None, and are what the type says."""
    return isinstance(type_, (SimpleType, ListType, MapType, RecordType)) and type_ != SimpleType(
        SimpleKind.NONE
    )


def is_none(given: Given | None) -> bool:
    """Tell whether it is None."""
    return isinstance(given, Known) and given.value is None
