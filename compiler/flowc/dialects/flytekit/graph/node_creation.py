"""Calls of entities in a workflow body: each makes a node."""

from __future__ import annotations

from collections.abc import Callable
from typing import Never

from flowc.dialects.flytekit.codes import WRONG_ARGUMENTS, WRONG_VALUE
from flowc.dialects.flytekit.entity import FlyteEntity, PythonInterface, entity_of
from flowc.dialects.flytekit.graph.binding import Pending, bind_known
from flowc.dialects.flytekit.graph.node_values import NodeValue
from flowc.dialects.flytekit.graph.overrides import override_node
from flowc.dialects.flytekit.graph.values import OutputTuple, PromiseValue, VoidValue
from flowc.dialects.flytekit.naming import dns_name
from flowc.dialects.flytekit.session import Compiling, Session, mistake
from flowc.dialects.flytekit.settings.reading import own
from flowc.frontend.interpreter.closest import closest
from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    NONE,
    DictValue,
    External,
    Generic,
    Known,
    ListValue,
    SetValue,
    Unknown,
    Value,
)
from flowc_ir.graph import Binding
from flowc_ir.source import Span
from flowc_ir.types import SimpleKind, SimpleType

# Inputs of these names meet arguments of flytekit's own (core/promise.py `create_and_link_node`).
_TWICE = ("ctx", "entity")
_TAKEN_OVER = ("overridden_interface", "add_node_to_compilation_state", "node_id")

# What a node has beside its outputs (core/node.py).
_NODE_ATTRIBUTES = frozenset(
    (
        "bindings flyte_entity id metadata name outputs run_entity runs_before upstream_nodes "
        "with_overrides TIMEOUT_OVERRIDE_SENTINEL _aliases _bindings _container_image "
        "_extended_resources _flyte_entity _id _metadata _outputs _pod_template _resources "
        "_upstream_nodes _override_node_metadata"
    ).split()
)

UNIONS = ("typing.Union", "types.UnionType", "typing.Optional")

# A step of the budget takes a microsecond or two, a node with its bindings a hundred: an endless
# loop that makes nodes has to end as soon as one that counts.
_STEPS_PER_NODE = 30
_STEPS_PER_INPUT = 10


def call_entity(session: Session, entity: FlyteEntity, call: Call) -> Value:
    """Call a task, workflow or gate (flytekit core/promise.py `flyte_entity_call_handler`)."""
    interface = entity.require_interface()
    given = arguments_by_name(entity, interface, call)
    compiling = session.current()
    if compiling is None:
        unknown = session.machine.lost(
            f"{entity.describe()} is called outside a workflow, which runs it", call.span
        )
        session.machine.lose(given.values(), unknown)
        return unknown
    return create_and_link(session, entity, interface, given, call.span, compiling)


def arguments_by_name(
    entity: FlyteEntity, interface: PythonInterface, call: Call
) -> dict[str, Value]:
    """Give arguments by input name; positional ones take the inputs in order."""
    names = list(interface.inputs)
    for name in call.keywords:
        if name not in interface.inputs:
            mistake(
                WRONG_ARGUMENTS,
                call.span,
                f"{entity.describe()} has no input `{name}`",
                hint=closest(name, names),
            )
    if len(call.positional) > len(names):
        mistake(
            WRONG_ARGUMENTS,
            call.span,
            f"{entity.describe()} takes {len(names)} inputs, {len(call.positional)} are given",
        )
    given = dict(call.keywords)
    for name, value in zip(names, call.positional, strict=False):
        if name in given:
            mistake(WRONG_ARGUMENTS, call.span, f"{entity.describe()} gets input `{name}` twice")
        given[name] = value
    return given


def create_and_link(
    session: Session,
    entity: FlyteEntity,
    interface: PythonInterface,
    given: dict[str, Value],
    span: Span,
    compiling: Compiling,
) -> Value:
    """Make a node and link it to what it needs (flytekit core/promise.py)."""
    for name in given:
        if name in _TWICE:
            refuse_name(entity, name, span)
        if name in _TAKEN_OVER:
            raise Lost(Unknown(f"flytekit takes the input `{name}` as its own", span))
    node = make_node(session, entity, interface, given, span, next_id(compiling))
    node.home = compiling
    compiling.nodes.append(node)
    session.machine.effects += 1
    return outputs_of(entity, interface, node)


def refuse_self(entity: FlyteEntity, call: Call) -> None:
    """Refuse an input called `self` by its name: it is the first argument of the call itself."""
    if "self" in call.keywords:
        refuse_name(entity, "self", call.span)


def refuse_name(entity: FlyteEntity, name: str, span: Span) -> Never:
    """Refuse an input whose name meets an argument of flytekit's own."""
    mistake(
        WRONG_ARGUMENTS,
        span,
        f"an input called `{name}` cannot be given to {entity.describe()}",
        hint="give the input another name",
        exception="TypeError",
    )


def next_id(compiling: Compiling) -> str:
    """Give the id of the next node."""
    return f"{compiling.prefix}n{len(compiling.nodes)}"


def make_node(
    session: Session,
    entity: FlyteEntity,
    interface: PythonInterface,
    given: dict[str, Value],
    span: Span,
    node_id: str,
) -> NodeValue:
    """Make a node with its bindings, without adding it to a workflow."""
    entity.is_used = True
    session.machine.tick(span, _STEPS_PER_NODE + _STEPS_PER_INPUT * len(interface.inputs))
    node = NodeValue(
        dns_name(node_id), entity, entity.node_metadata(), span, override_node(session)
    )
    needed: list[NodeValue] = []
    used = dict(given)
    for name in sorted(interface.inputs):
        port = interface.inputs[name]
        if isinstance(port.type, SimpleType) and port.type.kind is SimpleKind.NONE:
            mistake(WRONG_ARGUMENTS, span, f"input `{name}` has no type", exception="TypeError")
        value = used[name] if name in used else _default(entity, interface, name, span)
        used[name] = value
        pending = bind_known(session, value, port.type, port.annotation, needed, span)
        if pending is not None:
            node.bindings.append((name, _named(name, pending)))
    extra = sorted(used.keys() - interface.inputs.keys())
    if extra:
        mistake(
            WRONG_ARGUMENTS,
            span,
            f"{entity.describe()} has no input `{extra[0]}`",
            hint=closest(extra[0], list(interface.inputs)),
        )
    for upstream in needed:
        if upstream not in node.upstream:
            node.upstream.append(upstream)
    return node


def _named(name: str, pending: Pending) -> Callable[[], Binding]:
    return lambda: Binding(name, pending())


def _default(entity: FlyteEntity, interface: PythonInterface, name: str, span: Span) -> Value:
    port = interface.inputs[name]
    default = port.default
    if default is None:
        if is_optional(port.annotation):
            return NONE
        mistake(
            WRONG_ARGUMENTS,
            span,
            f"input `{name}` of {entity.describe()} is not given",
            hint=f"pass `{name}=…`",
        )
    if isinstance(default, (ListValue, DictValue, SetValue)):
        mistake(
            WRONG_VALUE,
            span,
            f"input `{name}` of {entity.describe()} has a mutable default, which cannot be used",
            hint="give the input here, or take its default away",
        )
    return default


def is_optional(annotation: Value) -> bool:
    """Tell whether a type is a union with None (flytekit `UnionTransformer.is_optional_type`)."""
    if not isinstance(annotation, Generic) or not isinstance(annotation.origin, External):
        return False
    if annotation.origin.name not in UNIONS:
        return False
    if annotation.origin.name == "typing.Optional":
        return True
    return any(_is_none_type(argument) for argument in annotation.arguments)


def _is_none_type(value: Value) -> bool:
    if isinstance(value, External):
        return value.name == "types.NoneType"
    return isinstance(value, Known) and value.value is None


def outputs_of(entity: FlyteEntity, interface: PythonInterface, node: NodeValue) -> Value:
    """Give what the call of an entity gives: nothing, one promise or a tuple of promises."""
    promises = {
        port.name: PromiseValue(node, port.name, port.type) for port in interface.outputs.values()
    }
    if not promises:
        return VoidValue(entity.name, node)
    if len(promises) == 1 and not interface.tuple_name:
        return next(iter(promises.values()))
    return OutputTuple(promises, interface.tuple_name)


class CallableEntity(FlyteEntity):
    """An entity that makes a node when it is called in a workflow body."""

    __slots__ = ()

    def call(self, context: Context, call: Call) -> Value:
        """Make a node."""
        refuse_self(self, call)
        return call_entity(self.session, self, call)

    def awaited(self, context: Context, call: Call) -> Value:
        """Make a node as `create_node` does, which waits for coroutines."""
        return self.call(context, call)


def create_node(session: Session, call: Call) -> Value:
    """Model `create_node`: make a node and give the node itself (core/node_creation.py)."""
    if not call.positional and "entity" not in call.keywords:
        mistake(WRONG_ARGUMENTS, call.span, "`create_node` needs a task, workflow or launch plan")
    keywords = dict(call.keywords)
    entity = call.positional[0] if call.positional else keywords.pop("entity")
    if len(call.positional) > 1:
        mistake(
            WRONG_ARGUMENTS,
            call.span,
            "`create_node` takes inputs by keyword only",
            hint="name the inputs",
        )
    entity = entity_of(entity)
    own(entity, "what `create_node` runs", call.span)
    if not isinstance(entity, FlyteEntity):
        mistake(WRONG_ARGUMENTS, call.span, "`create_node` needs a task, workflow or launch plan")
    compiling = session.current()
    if compiling is None:
        context_message = "`create_node` works only in a workflow body"
        mistake(WRONG_ARGUMENTS, call.span, context_message, exception="RuntimeError")
    made = Call(positional=(), keywords=keywords, span=call.span)
    if isinstance(entity, CallableEntity):
        result = entity.awaited(session.machine, made)
    else:
        result = entity.call(session.machine, made)
    node = compiling.nodes[-1]
    assert isinstance(node, NodeValue)
    node.outputs = {}
    if isinstance(result, OutputTuple):
        node.outputs.update(result.promises)
    elif isinstance(result, PromiseValue):
        node.outputs[result.output] = result
    for name in node.outputs:
        if name in _NODE_ATTRIBUTES:
            mistake(
                WRONG_ARGUMENTS,
                call.span,
                f"the output `{name}` of {entity.describe()} has the name of a node's attribute",
                hint="call it without `create_node`, or give the output another name",
            )
    return node
