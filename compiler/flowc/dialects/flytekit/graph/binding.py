"""Bindings: what a value of the user's program becomes at the port of a node."""

from __future__ import annotations

from collections.abc import Callable

from flowc.dialects.flytekit.codes import PROMISE_AS_VALUE, VOID_USED, WRONG_VALUE
from flowc.dialects.flytekit.graph.given import GivenValue
from flowc.dialects.flytekit.graph.node_values import NodeValue
from flowc.dialects.flytekit.graph.reach import refuse_out_of_reach
from flowc.dialects.flytekit.graph.values import OutputTuple, PromiseValue, VoidValue
from flowc.dialects.flytekit.session import Session, mistake
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import (
    DictValue,
    External,
    Generic,
    InstanceValue,
    Known,
    ListValue,
    SetValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.graph import (
    START_NODE,
    BindingEntry,
    BindingValue,
    ListBinding,
    LiteralBinding,
    MapBinding,
    PromiseBinding,
)
from flowc_ir.source import Span
from flowc_ir.types import AnnotatedType, ListType, MapType, StructType, Type, UnionType

Pending = Callable[[], BindingValue]
"""A binding that is read once the workflow body has ended: node ids may still change."""


def bind(
    session: Session,
    value: Value,
    type_: Type,
    annotation: Value,
    nodes: list[NodeValue],
    span: Span,
) -> Pending:
    """Bind a value to a port of a type; nodes that it needs are added to `nodes`.

    Mirrors `binding_data_from_python_std` of flytekit 1.16.31 (core/promise.py). Raises `Lost`, and
    what flytekit raises.
    """
    plain = type_.inner if isinstance(type_, AnnotatedType) else type_
    match value:
        case PromiseValue():
            refuse_out_of_reach(session, value, span)
            return _promise(value, plain, nodes, span)
        case VoidValue():
            mistake(VOID_USED, span, f"{value.describe()}, is passed on as a value")
        case GivenValue():
            return _given(value, plain, span)
        case Unknown():
            raise Lost(value)
        case OutputTuple() | TupleValue():
            mistake(
                WRONG_VALUE,
                span,
                "a tuple is passed where one value is expected",
                hint="pass one of its items",
            )
        case ListValue() | DictValue() if isinstance(plain, UnionType):
            return _container_in_union(session, value, plain, annotation, nodes, span)
        case SetValue() if isinstance(plain, ListType):
            mistake(
                WRONG_VALUE,
                span,
                "a set is passed where a list is expected",
                hint="pass a list, for example `sorted(…)` of it",
            )
        case ListValue():
            return _list(session, value, plain, annotation, nodes, span)
        case DictValue():
            return _dict(session, value, plain, annotation, nodes, span)
        case _:
            return _constant(session, value, type_, annotation, span)


def bind_known(
    session: Session,
    value: Value,
    type_: Type,
    annotation: Value,
    nodes: list[NodeValue],
    span: Span,
) -> Pending | None:
    """Bind a value; None for one that is not known, where only edges are looked at."""
    try:
        return bind(session, value, type_, annotation, nodes, span)
    except Lost:
        if not session.supposes:
            raise
        return None


def _promise(value: PromiseValue, type_: Type, nodes: list[NodeValue], span: Span) -> Pending:
    node = value.node
    if node is not None:
        nodes.append(node)
        _check_list_of_union(value, node, type_, span)
    return lambda: PromiseBinding(
        node=value.require_node_id(span), output=value.output, path=value.path, span=span
    )


def _given(value: GivenValue, type_: Type, span: Span) -> Pending:
    if value.may_be(type_):
        raise Lost(value.unknown(span))
    return lambda: PromiseBinding(node=START_NODE, output=value.name, span=span)


def _check_list_of_union(value: PromiseValue, node: NodeValue, type_: Type, span: Span) -> None:
    """Refuse a list of unions where no list of unions is expected, as flytekit does."""
    if node.entity is None or node.entity.unknown_interface is not None:
        return
    port = node.entity.interface.outputs.get(value.output)
    if port is None or not _is_list_of_union(port.type) or _is_list_of_union(type_):
        return
    mistake(
        WRONG_VALUE,
        span,
        f"{value.describe()} is a list of a union, which does not fit here",
        hint="give the input the same list type",
    )


def _is_list_of_union(type_: Type) -> bool:
    return isinstance(type_, ListType) and isinstance(type_.item, UnionType)


def _constant(
    session: Session, value: Value, type_: Type, annotation: Value, span: Span
) -> Pending:
    _refuse_promises_inside(value, span)
    literal = session.types.to_literal(
        value, type_, annotation, session.machine, span, keeps_hash=False
    )
    binding = LiteralBinding(value=literal, span=span)
    return lambda: binding


def _refuse_promises_inside(value: Value, span: Span) -> None:
    """Refuse a record that holds a promise: it is written down as it is now."""
    waiting, seen = [value], set[int]()
    while waiting:
        each = waiting.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        match each:
            case PromiseValue():
                mistake(
                    PROMISE_AS_VALUE,
                    span,
                    f"{each.describe()} is put into a value that is written down when the "
                    "workflow is compiled",
                    hint="make the whole value in a task",
                    exception="TypeError",
                )
            case InstanceValue(attributes=attributes):
                waiting.extend(attributes.values())
            case ListValue(items=items) | TupleValue(items=items):
                waiting.extend(items)
            case DictValue(entries=entries):
                waiting.extend(item for _, item in entries.values())
            case _:
                pass


def _container_in_union(
    session: Session,
    value: ListValue | DictValue,
    type_: UnionType,
    annotation: Value,
    nodes: list[NodeValue],
    span: Span,
) -> Pending:
    """Take the first variant that a list or dict fits."""
    arguments = annotation.arguments if isinstance(annotation, Generic) else ()
    for position, variant in enumerate(type_.variants):
        inner = arguments[position] if position < len(arguments) else External("builtins.object")
        try:
            return bind(session, value, variant, inner, nodes, span)
        except Raised:
            continue
    mistake(WRONG_VALUE, span, "the value fits none of the types of the union")


def _list(
    session: Session,
    value: ListValue,
    type_: Type,
    annotation: Value,
    nodes: list[NodeValue],
    span: Span,
) -> Pending:
    # Where only edges are looked at, what is in the list now is in it in some run.
    if value.lost is not None and not session.supposes:
        raise Lost(value.lost)
    if not isinstance(type_, ListType):
        mistake(
            WRONG_VALUE,
            span,
            "a list is passed where no list is expected",
            hint="pass one value, or change the type of the input",
        )
    inner = _argument(annotation, 0)
    parts = (bind_known(session, item, type_.item, inner, nodes, span) for item in value.items)
    pending = [part for part in parts if part is not None]
    return lambda: ListBinding(items=tuple(item() for item in pending), span=span)


def _dict(
    session: Session,
    value: DictValue,
    type_: Type,
    annotation: Value,
    nodes: list[NodeValue],
    span: Span,
) -> Pending:
    if value.lost is not None:
        raise Lost(value.lost)
    if isinstance(type_, StructType):
        return _constant(session, value, type_, External("builtins.dict"), span)
    if not isinstance(type_, MapType):
        mistake(WRONG_VALUE, span, "a dict is passed where no mapping is expected")
    inner = _argument(annotation, 1)
    pending: list[tuple[str, Pending]] = []
    for key, item in value.entries.values():
        if not (isinstance(key, Known) and isinstance(key.value, str)):
            mistake(WRONG_VALUE, span, "the keys of a mapping are strings")
        part = bind_known(session, item, type_.value, inner, nodes, span)
        if part is not None:
            pending.append((key.value, part))
    return lambda: MapBinding(
        entries=tuple(BindingEntry(key, item()) for key, item in pending), span=span
    )


def _argument(annotation: Value, position: int) -> Value:
    """Give a type argument of an annotation, `Annotated` looked through."""
    while isinstance(annotation, Generic):
        origin = annotation.origin
        if isinstance(origin, External) and origin.name == "typing.Annotated":
            annotation = annotation.arguments[0]
            continue
        if position < len(annotation.arguments):
            return annotation.arguments[position]
        break
    return External("builtins.object")
