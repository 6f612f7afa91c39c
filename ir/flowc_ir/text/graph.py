"""Nodes, bindings and conditions as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from flowc_ir.graph import (
    START_NODE,
    ApproveGate,
    Binding,
    BindingValue,
    Branch,
    Call,
    Comparator,
    Comparison,
    Condition,
    Conjunction,
    InputGate,
    ListBinding,
    LiteralBinding,
    LiteralOperand,
    LocalReference,
    Map,
    MapBinding,
    Node,
    NodeTarget,
    Operand,
    PromiseBinding,
    Reference,
    RemoteReference,
    SleepGate,
    VariableOperand,
)
from flowc_ir.interface import Interface
from flowc_ir.literals import ListLiteral, MapLiteral
from flowc_ir.text.atoms import quote, spell_name, spell_node_id, spell_qualified_name
from flowc_ir.text.interface import interface_doc
from flowc_ir.text.layout import Doc, block, group, row
from flowc_ir.text.literals import literal_doc
from flowc_ir.text.settings import settings_docs
from flowc_ir.text.spans import Spans
from flowc_ir.text.types import spell_type
from flowc_ir.walk import walk_promises

_OPERATORS = {
    Comparator.EQ: "==",
    Comparator.NE: "!=",
    Comparator.GT: ">",
    Comparator.GE: ">=",
    Comparator.LT: "<",
    Comparator.LE: "<=",
}


def node_doc(node: Node, spans: Spans) -> Doc:
    """Write `id "name" = what it does(what flows in) what is special [what is inside]`.

    The name is left out if it is that of the callee, and the upstream nodes that a binding names.
    """
    has_ports = bool(node.bindings) or isinstance(node.target, Call)
    target = row(_target_doc(node.target), bindings_doc(node.bindings) if has_ports else "")
    inner = _inner_docs(node.target, spans)
    body = (" ", block(inner)) if inner else ()
    return row(f"{_spell_id(node)} = ", target, *_suffix_docs(node), *body)


def bindings_doc(bindings: Iterable[Binding]) -> Doc:
    """Write what flows into ports, between parentheses."""
    pairs = (row(f"{_spell_port(b.port)}: ", _value_doc(b.value)) for b in bindings)
    return group("(", pairs, ")")


def reference_doc(reference: Reference) -> Doc:
    """Write the kind and the name of an entity, and all that is known of a remote one."""
    name = spell_qualified_name(reference.name)
    match reference:
        case LocalReference(kind=kind):
            return f"{kind.value} {name}"
        case RemoteReference(kind=kind, project=project, domain=domain, version=version):
            parts = (
                f"project = {quote(project)}",
                f"domain = {quote(domain)}",
                f"version = {quote(version)}",
                row("interface = ", _declared_doc(reference.interface)),
            )
            return group(f"remote {kind.value} {name}[", parts, "]")


def _declared_doc(interface: Interface | None) -> Doc:
    return "unknown" if interface is None else interface_doc(interface)


def _spell_id(node: Node) -> str:
    name = "" if node.metadata is None else node.metadata.name
    shown = name != _usual_name(node.target) if node.metadata is not None else False
    return f"{spell_node_id(node.id)}{f' {quote(name)}' if shown else ''}"


def _usual_name(target: NodeTarget) -> str:
    return target.callee.name.rpartition(".")[2] if isinstance(target, Call) else ""


def _target_doc(target: NodeTarget) -> Doc:
    match target:
        case Call(callee=callee):
            return reference_doc(callee)
        case Branch():
            return "branch"
        case ApproveGate(signal=signal):
            return f"approve {quote(signal)}"
        case SleepGate(duration=duration):
            return row("sleep ", literal_doc(duration))
        case InputGate(signal=signal, type=type_, output=output):
            return f"input[{spell_name(output)}: {spell_type(type_)}] {quote(signal)}"
        case Map():
            settings = tuple(settings_docs(target, without=("node",)))
            return row("map", group("[", settings, "]") if settings else "")
        case _:
            assert_never(target)


def _suffix_docs(node: Node) -> Iterator[Doc]:
    if isinstance(node.target, Call) and node.target.overrides is not None:
        yield group(" override(", settings_docs(node.target.overrides), ")")
    if node.metadata is None:
        yield " without metadata"
    else:
        settings = tuple(settings_docs(node.metadata, without=("name",)))
        yield group(" with(", settings, ")") if settings else ""
    if node.aliases:
        pairs = (f"{spell_name(a.output)}: {spell_name(a.alias)}" for a in node.aliases)
        yield group(" alias(", pairs, ")")
    yield _upstream_doc(node)


def _upstream_doc(node: Node) -> Doc:
    promises = (p for binding in node.bindings for p in walk_promises(binding.value))
    bound = tuple(dict.fromkeys(p.node for p in promises if p.node != START_NODE))
    if node.upstream[: len(bound)] != bound:
        return group(" upstream(", map(spell_node_id, node.upstream), ")")
    after = node.upstream[len(bound) :]
    return group(" after(", map(spell_node_id, after), ")") if after else ""


def _inner_docs(target: NodeTarget, spans: Spans) -> list[Doc]:
    match target:
        case Map(node=node):
            return [spans.mark(node.span, node_doc(node, spans))]
        case Branch():
            return list(_branch_docs(target, spans))
        case _:
            return []


def _branch_docs(branch: Branch, spans: Spans) -> Iterator[Doc]:
    for case in branch.cases:
        line = row("if ", _condition_doc(case.condition), ": ", node_doc(case.node, spans))
        yield spans.mark(case.node.span, line)
    if branch.otherwise is not None:
        line = row("else: ", node_doc(branch.otherwise, spans))
        yield spans.mark(branch.otherwise.span, line)
    if branch.error is not None:
        yield f"else fail {quote(branch.error)}"
    if branch.error_node:
        yield f"error node {quote(branch.error_node)}"


def _condition_doc(condition: Condition) -> Doc:
    match condition:
        case Comparison(operator=operator, left=left, right=right):
            return row(_operand_doc(left), f" {_OPERATORS[operator]} ", _operand_doc(right))
        case Conjunction(operator=connective, left=left, right=right):
            return row(_side_doc(left), f" {connective.value} ", _side_doc(right))


def _side_doc(condition: Condition) -> Doc:
    if isinstance(condition, Conjunction):
        return group("(", (_condition_doc(condition),), ")")
    return _condition_doc(condition)


def _operand_doc(operand: Operand) -> Doc:
    match operand:
        case VariableOperand(name=name):
            return f"%{_spell_port(name)}"
        case LiteralOperand(value=value):
            return literal_doc(value)


def _value_doc(value: BindingValue) -> Doc:
    match value:
        case PromiseBinding():
            return _spell_promise(value)
        case LiteralBinding(value=literal):
            # A list or mapping that may hold promises looks the same, but is another thing.
            prefix = "const " if isinstance(literal, (ListLiteral, MapLiteral)) else ""
            return row(prefix, literal_doc(literal))
        case ListBinding(items=items):
            return group("[", map(_value_doc, items), "]")
        case MapBinding(entries=entries):
            pairs = (row(quote(entry.key), ": ", _value_doc(entry.value)) for entry in entries)
            return group("{", pairs, "}")
        case _:
            assert_never(value)


def _spell_promise(promise: PromiseBinding) -> str:
    output = spell_name(promise.output)
    is_input = promise.node == START_NODE
    head = f"${output}" if is_input else f"{spell_node_id(promise.node)}.{output}"
    return head + "".join(map(_spell_step, promise.path))


def _spell_step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    name = spell_name(step)
    return f".{name}" if name == step else f"[{name}]"


def _spell_port(port: str) -> str:
    # The ports of a branch node are named after what flows in: `.a`, `n0.o0`.
    return port if spell_qualified_name(port.lstrip(".")) == port.lstrip(".") else quote(port)
