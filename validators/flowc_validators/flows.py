"""What flows into nodes and out of workflows, judged as the backend's compiler does.

Only programs that another compiler wrote are judged so: a dialect binds nothing that does not fit.
Mirrors flytepropeller v1.16.8, pkg/compiler/validators (bindings.go, node.go, vars.go).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from flowc_ir.graph import (
    START_NODE,
    ApproveGate,
    Binding,
    BindingValue,
    Branch,
    Call,
    EntityKind,
    ListBinding,
    LiteralBinding,
    MapBinding,
    Node,
    PromiseBinding,
    VariableOperand,
    Workflow,
)
from flowc_ir.interface import Parameter
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.literals import (
    HashedLiteral,
    ListLiteral,
    Literal,
    MapLiteral,
)
from flowc_ir.records import Definition
from flowc_ir.source import NOWHERE, Span
from flowc_ir.types import (
    AnnotatedType,
    EncodedType,
    ListType,
    MapType,
    SimpleKind,
    SimpleType,
    Type,
    UnionType,
)
from flowc_ir.walk import inner_nodes, walk_conditions, walk_promises
from flowc_validators.callees import Callees
from flowc_validators.choices import bare, wrong_choices
from flowc_validators.flaws import Fault, Flaw
from flowc_validators.nearest import nearest
from flowc_validators.output_names import is_readable
from flowc_validators.promises import PromiseFault, Promises
from flowc_validators.wire.cast import is_castable
from flowc_validators.wire.of_ir import UnknownWireError
from flowc_validators.wire.of_literals import literal_wire
from flowc_validators.wire.types import Wire

_NONE = SimpleType(SimpleKind.NONE)


@dataclass(frozen=True, slots=True)
class _Taker:
    """What takes values: a node, or the workflow with its outputs. `ports` is None if not known.

    `takes_one`: each port takes one value, whatever its type.
    """

    title: str
    ports: Mapping[str, Type] | None
    required: frozenset[str]
    bindings: tuple[Binding, ...]
    span: Span
    takes_one: bool = False


def flaws_of(
    workflow: Workflow,
    callees: Callees,
    definitions: Mapping[str, Definition],
    wire: Callable[[Type], Wire],
) -> Iterator[Flaw]:
    """Give all that is wrong with what flows in a workflow; `wire` may raise UnknownWireError."""
    yield from _Flows(workflow, callees, definitions, wire).flaws()


def is_optional(type_: Type) -> bool:
    """Tell whether None is a value of a type."""
    match type_:
        case AnnotatedType(inner=inner) | EncodedType(inner=inner):
            return is_optional(inner)
        case UnionType(variants=variants):
            return any(variant == _NONE or is_optional(variant) for variant in variants)
        case _:
            return type_ == _NONE


class _Flows:
    def __init__(
        self,
        workflow: Workflow,
        callees: Callees,
        definitions: Mapping[str, Definition],
        wire: Callable[[Type], Wire],
    ) -> None:
        self._workflow = workflow
        self._callees = callees
        self._definitions = definitions
        self._wire = wire
        self._promises = Promises(workflow, callees, definitions)
        self._nodes = {node.id: node for node in workflow.nodes}
        self._every = {node.id for top in workflow.nodes for node in _reading(top)}

    def flaws(self) -> Iterator[Flaw]:
        for top in self._workflow.nodes:
            for node in _reading(top):
                yield from self._of_node(node)
        if self._workflow.failure_node is not None:
            for node in _reading(self._workflow.failure_node):
                yield from self._of_node(node)
        outputs = {output.name: output.type for output in self._workflow.interface.outputs}
        whole = f"workflow `{self._workflow.name}`"
        taker = _Taker(
            whole, outputs, frozenset(outputs), self._workflow.outputs, self._workflow.span
        )
        yield from self._of_taker(taker)

    def _of_node(self, node: Node) -> Iterator[Flaw]:
        yield from self._of_taker(self._taker(node))
        for name in node.upstream:
            if name not in self._every and name != START_NODE:
                yield _unknown_node(name, node.span, self._every, "UnreachableNodes")
        if isinstance(node.target, Branch):
            bound = {binding.port for binding in node.bindings}
            for case in node.target.cases:
                for comparison in walk_conditions(case.condition):
                    for operand in (comparison.left, comparison.right):
                        if isinstance(operand, VariableOperand) and operand.name not in bound:
                            place = comparison.span if comparison.span != NOWHERE else node.span
                            message = f"a condition reads `{operand.name}`, which is not bound"
                            yield _unknown_port(message, operand.name, bound, place)

    def _taker(self, node: Node) -> _Taker:
        title = f"node `{node.id}`"
        if isinstance(node.target, (Branch, ApproveGate)):
            return _Taker(title, None, frozenset(), node.bindings, node.span, takes_one=True)
        callee = self._callees.of_node(node)
        if callee is None:
            return _Taker(title, None, frozenset(), node.bindings, node.span)
        ports = {name: parameter.type for name, parameter in callee.inputs.items()}
        required = frozenset(
            name for name, parameter in callee.inputs.items() if _must_be(parameter, node)
        )
        return _Taker(f"{title} ({callee.title})", ports, required, node.bindings, node.span)

    def _of_taker(self, taker: _Taker) -> Iterator[Flaw]:
        counts = Counter(binding.port for binding in taker.bindings)
        for name, count in counts.items():
            if count > 1:
                message = f"`{name}` of {taker.title} is bound {count} times"
                yield Flaw(
                    fault=Fault.TWICE,
                    span=taker.span,
                    message=message,
                    backend="ParameterBoundMoreThanOnce",
                )
        for binding in taker.bindings:
            place = _place(binding.value, taker.span)
            yield from self._of_promises(binding.value, place)
            if taker.takes_one and _holds_several(binding.value):
                yield _shape(binding.port, taker, None, place)
            elif taker.ports is not None:
                yield from self._of_binding(binding, taker.ports, taker, place)
        for name in sorted(taker.required - set(counts)):
            yield Flaw(
                fault=Fault.MISSING,
                span=taker.span,
                message=f"nothing flows into `{name}` of {taker.title}",
                backend="ParameterNotBound",
            )

    def _of_binding(
        self, binding: Binding, ports: Mapping[str, Type], taker: _Taker, place: Span
    ) -> Iterator[Flaw]:
        type_ = ports.get(binding.port)
        if type_ is None:
            message = f"{taker.title} has no port `{binding.port}`"
            yield _unknown_port(message, binding.port, ports, place)
        else:
            yield from self._of_value(binding.value, type_, binding.port, taker, place)

    def _of_promises(self, value: BindingValue, place: Span) -> Iterator[Flaw]:
        for promise in walk_promises(value):
            span = promise.span if promise.span != NOWHERE else place
            if promise.node != START_NODE and promise.node not in self._nodes:
                yield _unknown_node(promise.node, span, self._nodes, "NodeReferenceNotFound")
                continue
            if not is_readable(promise.output):
                continue  # that is the finding
            outputs = self._promises.outputs(promise.node)
            if outputs is not None and promise.output not in outputs:
                source = (
                    "the workflow has no input"
                    if promise.node == START_NODE
                    else f"node `{promise.node}` has no output"
                )
                close = nearest(promise.output, outputs)
                yield Flaw(
                    fault=Fault.UNKNOWN_OUTPUT,
                    span=span,
                    message=f"{source} `{promise.output}`",
                    backend="VariableNameNotFound",
                    hint=f"did you mean `{close}`?" if close else "",
                )

    def _of_value(
        self, value: BindingValue, type_: Type, port: str, taker: _Taker, place: Span
    ) -> Iterator[Flaw]:
        """Judge constants, and the shape of what holds promises; promises are edges."""
        inner = bare(type_)
        match value:
            case PromiseBinding():
                return
            case LiteralBinding(value=literal):
                yield from self._of_constant(literal, type_, port, taker, place)
            case ListBinding(items=items) if isinstance(inner, ListType):
                for item in items:
                    span = _place(item, place)
                    yield from self._of_value(item, inner.item, port, taker, span)
            case MapBinding(entries=entries) if isinstance(inner, MapType):
                for entry in entries:
                    span = _place(entry.value, place)
                    yield from self._of_value(entry.value, inner.value, port, taker, span)
            case ListBinding() | MapBinding() if isinstance(inner, UnionType):
                yield from self._of_variants(value, inner, port, taker, place)
            case _:
                yield _shape(port, taker, type_, place)

    def _of_constant(
        self, literal: Literal, type_: Type, port: str, taker: _Taker, place: Span
    ) -> Iterator[Flaw]:
        inner = bare(type_)
        match literal:
            case HashedLiteral(value=value):
                yield from self._of_constant(value, type_, port, taker, place)
            case ListLiteral(items=items) if isinstance(inner, ListType):
                for item in items:
                    yield from self._of_constant(item, inner.item, port, taker, place)
            case MapLiteral(entries=entries) if isinstance(inner, MapType):
                for entry in entries:
                    yield from self._of_constant(entry.value, inner.value, port, taker, place)
            case ListLiteral() | MapLiteral() if isinstance(inner, UnionType):
                whole = LiteralBinding(value=literal)
                yield from self._of_variants(whole, inner, port, taker, place)
            case ListLiteral() | MapLiteral():
                yield _shape(port, taker, type_, place)
            case _:
                yield from self._of_scalar(literal, type_, port, taker, place)

    def _of_scalar(
        self, literal: Literal, type_: Type, port: str, taker: _Taker, place: Span
    ) -> Iterator[Flaw]:
        try:
            down = self._wire(type_)
            up = literal_wire(literal, self._wire)
        except UnknownWireError:
            return
        if not is_castable(up, down):
            yield Flaw(
                fault=Fault.TYPE,
                span=place,
                message=f"the constant does not fit `{port}` of {taker.title}, which takes "
                f"`{_spelled(type_)}`",
                backend="MismatchingTypes",
            )
        else:
            target = f"`{port}` of {taker.title}"
            yield from wrong_choices(literal, type_, self._definitions, target, place)

    def _of_variants(
        self, value: BindingValue, union: UnionType, port: str, taker: _Taker, place: Span
    ) -> Iterator[Flaw]:
        """Judge a list or mapping that flows into a union: it must fit one variant exactly."""
        fitting = [
            variant
            for variant in union.variants
            if not any(self._of_value(value, variant, port, taker, place))
            and all(self._fits(promise, variant) for promise in _alone(value, variant))
        ]
        if len(fitting) == 1:
            return
        fits = f"{len(fitting)} variants" if fitting else "no variant"
        yield Flaw(
            fault=Fault.VARIANT,
            span=place,
            message=f"what flows into `{port}` of {taker.title} fits {fits} of `{_spelled(union)}`",
            backend="AmbiguousBindingUnionValue" if fitting else "IncompatibleBindingUnionValue",
        )

    def _fits(self, pair: tuple[PromiseBinding, Type], _: Type) -> bool:
        promise, wanted = pair
        found = self._promises.type_of(promise)
        if found is None or isinstance(found, PromiseFault):
            return True
        try:
            return is_castable(self._wire(found), self._wire(wanted))
        except UnknownWireError:
            return True


def _holds_several(value: BindingValue) -> bool:
    match value:
        case LiteralBinding(value=ListLiteral() | MapLiteral()):
            return True
        case ListBinding() | MapBinding():
            return True
        case _:
            return False


def _alone(value: BindingValue, type_: Type) -> Iterator[tuple[PromiseBinding, Type]]:
    """Give the promises in a value, each with the type that it flows into."""
    inner = bare(type_)
    match value:
        case PromiseBinding():
            yield value, type_
        case ListBinding(items=items) if isinstance(inner, ListType):
            for item in items:
                yield from _alone(item, inner.item)
        case MapBinding(entries=entries) if isinstance(inner, MapType):
            for entry in entries:
                yield from _alone(entry.value, inner.value)
        case _:
            return


def _must_be(parameter: Parameter, node: Node) -> bool:
    """Tell whether something must flow into an input, by the rules of what has it."""
    target = node.target
    if isinstance(target, Call) and target.callee.kind is EntityKind.LAUNCH_PLAN:
        return parameter.required and parameter.default is None and parameter.source is None
    return not is_optional(parameter.type)


def _reading(node: Node) -> Iterator[Node]:
    """Give a node and those inside its branches; the one that a map repeats reads through it."""
    yield node
    if isinstance(node.target, Branch):
        for inner in inner_nodes(node):
            yield from _reading(inner)


def _unknown_node(name: str, span: Span, known: Iterable[str], backend: str) -> Flaw:
    close = nearest(name, known)
    return Flaw(
        fault=Fault.UNKNOWN_NODE,
        span=span,
        message=f"there is no node `{name}` beside it",
        backend=backend,
        hint=f"did you mean `{close}`?" if close and close != name else "",
    )


def _unknown_port(message: str, name: str, known: Iterable[str], span: Span) -> Flaw:
    close = nearest(name, known)
    return Flaw(
        fault=Fault.UNKNOWN_PORT,
        span=span,
        message=message,
        backend="VariableNameNotFound",
        hint=f"did you mean `{close}`?" if close else "",
    )


def _shape(port: str, taker: _Taker, type_: Type | None, place: Span) -> Flaw:
    wanted = "one value" if type_ is None else f"`{_spelled(type_)}`"
    return Flaw(
        fault=Fault.SHAPE,
        span=place,
        message=f"a list or mapping flows into `{port}` of {taker.title}, which takes {wanted}",
        backend="MismatchingBindings",
    )


def _spelled(type_: Type) -> str:
    from flowc_ir.text.types import spell_type

    return spell_type(type_)


def _place(value: BindingValue, otherwise: Span) -> Span:
    return value.span if value.span != NOWHERE else otherwise
