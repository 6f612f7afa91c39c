"""`conditional`: sections of if, elif and else in a workflow body."""

from __future__ import annotations

from collections.abc import Callable

from flowc.dialects.flytekit.codes import (
    CASE_RUNS_ALWAYS,
    LOST_NODE,
    PROMISE_AS_VALUE,
    WRONG_CONDITION,
)
from flowc.dialects.flytekit.entity import FlyteEntity
from flowc.dialects.flytekit.graph.comparisons import (
    ComparisonValue,
    ConditionValue,
    ConjunctionValue,
)
from flowc.dialects.flytekit.graph.freeze import freeze_node
from flowc.dialects.flytekit.graph.node_creation import next_id
from flowc.dialects.flytekit.graph.node_values import NodeValue
from flowc.dialects.flytekit.graph.overrides import override_node
from flowc.dialects.flytekit.graph.reach import refuse_out_of_reach
from flowc.dialects.flytekit.graph.values import OutputTuple, PromiseValue, VoidValue
from flowc.dialects.flytekit.naming import dns_name
from flowc.dialects.flytekit.session import Compiling, Session, mistake
from flowc.dialects.flytekit.settings.reading import text
from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    NONE,
    ExceptionValue,
    InstanceValue,
    Known,
    Unknown,
    Value,
)
from flowc_ir.graph import (
    Binding,
    Branch,
    Case,
    Comparator,
    Comparison,
    Condition,
    Conjunction,
    Connective,
    LiteralOperand,
    NodeMetadata,
    Operand,
    PromiseBinding,
    VariableOperand,
)
from flowc_ir.literals import (
    BooleanLiteral,
    DatetimeLiteral,
    DurationLiteral,
    FloatLiteral,
    IntegerLiteral,
    NoneLiteral,
    StringLiteral,
    UnionLiteral,
)
from flowc_ir.source import Span

COMPARATORS = {
    "==": Comparator.EQ,
    "!=": Comparator.NE,
    ">": Comparator.GT,
    ">=": Comparator.GE,
    "<": Comparator.LT,
    "<=": Comparator.LE,
}
PRIMITIVES = (
    BooleanLiteral,
    IntegerLiteral,
    FloatLiteral,
    StringLiteral,
    DatetimeLiteral,
    DurationLiteral,
    NoneLiteral,
)


class CaseValue(Extension):
    """One case of a section: its condition, and what it ends in."""

    __slots__ = ("condition", "error", "node", "output", "section", "span")

    def __init__(self, section: SectionValue, condition: Condition | None, span: Span) -> None:
        self.section = section
        self.condition = condition
        self.span = span
        self.output: Value | None = None
        self.node: NodeValue | None = None
        self.error: str | None = None

    def describe(self) -> str:
        """Say what this is."""
        return "a case of a conditional"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Give `then` or `fail`."""
        match name:
            case "then":
                return Builtin("Case.then", self._then)
            case "fail":
                return Builtin("Case.fail", self._fail)
            case _:
                context.throw("AttributeError", f"'Case' object has no attribute '{name}'", span)

    def _then(self, context: Context, call: Call) -> Value:
        output = call.positional[0] if call.positional else call.keywords.get("p", NONE)
        if isinstance(output, Unknown):
            raise Lost(output)
        self.output = output
        if isinstance(output, (PromiseValue, VoidValue)):
            self.node = output.node
        elif isinstance(output, OutputTuple):
            self.node = next(p.node for p in output.promises.values())
        if self.node is None:
            mistake(
                WRONG_CONDITION,
                call.span,
                "`then` needs the result of a task, workflow or launch plan",
                hint="call a task in `then(…)`; a constant or an input cannot be a branch",
            )
        self.node.is_case = self.node.home is self.section.compiling
        if not self.node.is_case:
            context.tell(
                CASE_RUNS_ALWAYS.at(
                    call.span,
                    f"{self.node.describe()} is made before the conditional: "
                    "it runs whatever is decided, and once more in this case",
                    hint="call the task inside of `then(…)`",
                )
            )
        return self.section.end_case(self, call.span)

    def _fail(self, context: Context, call: Call) -> Value:
        given = call.positional[0] if call.positional else call.keywords.get("err", NONE)
        if isinstance(given, (ExceptionValue, InstanceValue)):
            mistake(
                WRONG_CONDITION,
                call.span,
                "`fail` takes a text, and no exception",
                hint="give it the text of the exception",
                exception="TypeError",
            )
        message = text(given, "the message of `fail`", call.span)
        self.error = message or ""
        return self.section.end_case(self, call.span)


class SectionValue(Extension):
    """A conditional section while it is being written (flytekit core/condition.py)."""

    __slots__ = ("bindings", "cases", "compiling", "name", "needed", "session", "span", "started")

    def __init__(self, session: Session, name: str, span: Span) -> None:
        self.session = session
        self.name = name
        self.span = span
        self.cases: list[CaseValue] = []
        self.bindings: dict[tuple[str, str], PromiseValue] = {}
        self.started = False
        outer = session.current()
        self.compiling = Compiling(outer.prefix if outer is not None else "", section=span)
        session.compiling.append(self.compiling)

    def describe(self) -> str:
        """Say what this is."""
        return f"the conditional `{self.name}`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Give `if_`, `elif_` or `else_`."""
        match name:
            case "if_" if not self.started:
                return Builtin("conditional.if_", self._start)
            case "elif_" if self.started:
                return Builtin("conditional.elif_", self._start)
            case "else_" if self.started:
                return Builtin("conditional.else_", self._else)
            case "name":
                return Known(self.name)
            case _:
                context.throw(
                    "AttributeError", f"a conditional has no attribute '{name}' here", span
                )

    def _start(self, context: Context, call: Call) -> Value:
        given = call.positional[0] if call.positional else call.keywords.get("expr", NONE)
        condition = self._condition(given, call.span)
        self.started = True
        case = CaseValue(self, condition, call.span)
        self.cases.append(case)
        return case

    def _else(self, context: Context, call: Call) -> Value:
        case = CaseValue(self, None, call.span)
        self.cases.append(case)
        return case

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """An unfinished section is an object like any other."""
        return True

    def _condition(self, value: Value, span: Span) -> Condition:
        if isinstance(value, Unknown):
            raise Lost(value)
        if isinstance(value, PromiseValue):
            mistake(
                WRONG_CONDITION,
                span,
                f"{value.describe()} alone is no condition",
                hint="write `x.is_true()`, or compare it",
            )
        if not isinstance(value, ConditionValue):
            mistake(
                WRONG_CONDITION,
                span,
                "the condition is computed before the workflow runs",
                hint="compare promises, and use `&`, `|` instead of `and`, `or`, `not`",
            )
        return self._lower(value, span)

    def _lower(self, value: Value, span: Span) -> Condition:
        match value:
            case ConjunctionValue(operator=operator, left=left, right=right):
                own = value.span
                return Conjunction(
                    operator=Connective.AND if operator == "&" else Connective.OR,
                    left=self._lower(left, own),
                    right=self._lower(right, own),
                    span=own,
                )
            case ComparisonValue(operator=operator, left=left, right=right):
                return Comparison(
                    operator=COMPARATORS[operator],
                    left=self._operand(left, value.span),
                    right=self._operand(right, value.span),
                    span=value.span,
                )
            case Unknown():
                raise Lost(value)
            case _:
                mistake(
                    WRONG_CONDITION, span, "a part of the condition is no comparison of promises"
                )

    def _operand(self, value: Value, span: Span) -> Operand:
        if isinstance(value, PromiseValue):
            refuse_out_of_reach(self.session, value, span)
            name = branch_port(value)
            self.bindings.setdefault((value.node_id, value.output), value)
            if value.path:
                mistake(
                    WRONG_CONDITION,
                    span,
                    "a condition cannot look into a value: the backend refuses it",
                    hint="give the field as an output of its own",
                )
            return VariableOperand(name)
        if isinstance(value, Unknown):
            raise Lost(value)
        if isinstance(value, FlyteEntity):
            mistake(
                WRONG_CONDITION,
                span,
                f"{value.describe()} itself is compared, and not what it gives",
                hint="call it",
            )
        literal = self.session.types.infer_literal(value, self.session.machine, span)
        if isinstance(literal, UnionLiteral):
            literal = literal.value
        if not isinstance(literal, PRIMITIVES):
            mistake(PROMISE_AS_VALUE, span, "only primitive values can be used in a comparison")
        return LiteralOperand(literal)

    def end_case(self, case: CaseValue, span: Span) -> Value:
        """End a case; the last one ends the section and makes its node."""
        self.compiling.section = span
        if case.condition is not None:
            return self
        return self._finish(span)

    def _finish(self, span: Span) -> Value:
        stack = self.session.compiling
        if not stack or stack[-1] is not self.compiling:
            mistake(WRONG_CONDITION, span, "a conditional inside this one has no `else_`")
        stack.pop()
        if len(self.cases) < 2:
            mistake(WRONG_CONDITION, span, "a conditional needs at least `if_` and `else_`")
        outer = self.session.current()
        if outer is None:
            mistake(WRONG_CONDITION, span, "`conditional` works only in a workflow body")
        self._refuse_lost_nodes()
        for case in self.cases[:-1]:
            if case.node is None:
                mistake(
                    WRONG_CONDITION,
                    case.span,
                    "only the last case of a conditional can `fail`",
                    exception="UnboundLocalError",
                )
        node = self._node(outer)
        node.home = outer
        outer.nodes.append(node)
        self.session.machine.effects += 1
        return self._outputs(node)

    def _refuse_lost_nodes(self) -> None:
        """Refuse nodes that were made inside the section but are no case's result."""
        kept = {id(case.node) for case in self.cases}
        for node in self.compiling.nodes:
            if id(node) not in kept and isinstance(node, NodeValue):
                mistake(
                    LOST_NODE,
                    node.span,
                    f"{node.describe()} is made inside a conditional, but is no case's result: "
                    "it would never run",
                    hint="call it before the conditional, or move it into a sub-workflow",
                )

    def _node(self, outer: Compiling) -> NodeValue:
        metadata = NodeMetadata(name=self.name, timeout=DurationLiteral(0, 0), retries=0)
        node = NodeValue(
            dns_name(next_id(outer)), None, metadata, self.span, override_node(self.session)
        )
        for promise in self.bindings.values():
            port = branch_port(promise)
            node.bindings.append((port, _pending(port, promise, self.span)))
            if promise.node is not None and promise.node not in node.upstream:
                node.upstream.append(promise.node)
        node.branch = self._branch
        return node

    def _branch(self) -> Branch:
        last = self.cases[-1]
        cases = tuple(
            Case(condition=case.condition, node=freeze_node(case.node))
            for case in self.cases[:-1]
            if case.condition is not None and case.node is not None
        )
        if last.output is not None and last.node is not None:
            return Branch(cases=cases, otherwise=freeze_node(last.node))
        return Branch(cases=cases, error=last.error or "Condition failed", error_node=self.name)

    def _outputs(self, node: NodeValue) -> Value:
        names = self._common_outputs()
        if not names:
            return VoidValue(node.id, node)
        promises = {name: PromiseValue(node, name) for name in names}
        return next(iter(promises.values())) if len(names) == 1 else OutputTuple(promises, "")

    def _common_outputs(self) -> list[str]:
        """Give the outputs that all cases have; none if one case gives nothing."""
        names: list[str] | None = None
        for case in self.cases:
            output = case.output
            if output is None and case.error is not None:
                continue
            if isinstance(output, PromiseValue):
                own = [output.output]
            elif isinstance(output, OutputTuple):
                own = [p.output for p in output.promises.values()]
            else:
                return []
            names = own if not names else [name for name in names if name in own]
        return names or []


def branch_port(promise: PromiseValue) -> str:
    """Give the port by which a branch node takes a promise; inputs have no node before the dot."""
    node = "" if promise.node is None else promise.node.id
    return f"{node}.{promise.output}"


def _pending(port: str, promise: PromiseValue, span: Span) -> Callable[[], Binding]:
    return lambda: Binding(
        port,
        PromiseBinding(
            node=promise.require_node_id(span), output=promise.output, path=promise.path, span=span
        ),
    )


def conditional_model(session: Session) -> Builtin:
    """Give the model of `flytekit.conditional`."""

    def model(context: Context, call: Call) -> Value:
        given = call.positional[0] if call.positional else call.keywords.get("name", NONE)
        if not call.positional and "name" not in call.keywords:
            mistake(
                WRONG_CONDITION,
                call.span,
                "`conditional` needs a name",
                hint='write `conditional("…")`',
                exception="TypeError",
            )
        name = text(given, "the name of a conditional", call.span)
        if session.current() is None:
            mistake(WRONG_CONDITION, call.span, "`conditional` works only in a workflow body")
        return SectionValue(session, name or "", call.span)

    return Builtin("flytekit.conditional", model)
