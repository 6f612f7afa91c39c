"""Promises and outputs: what calls give in the body of a workflow."""

from __future__ import annotations

from typing import Never

from flowc.dialects.flytekit.codes import (
    CASE_OUTPUT_ESCAPES,
    NOT_A_NODE,
    PROMISE_AS_VALUE,
    PROMISE_IN_STRING,
    VOID_USED,
)
from flowc.dialects.flytekit.graph import ordering
from flowc.dialects.flytekit.graph.comparisons import ComparisonValue
from flowc.dialects.flytekit.graph.node_values import NodeValue
from flowc.dialects.flytekit.graph.ordering import CallResult
from flowc.dialects.flytekit.session import Compiling, mistake
from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    NONE,
    External,
    Known,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.graph import START_NODE
from flowc_ir.source import Span
from flowc_ir.types import StructType, Type


class PromiseValue(CallResult):
    """A value that exists only at run time: an output of a node, or an input of the workflow.

    `node` is None for an input of the workflow, whose graph is `home` then, if that is known.
    `type` is set as flytekit's `Promise._type` is.
    """

    __slots__ = ("home", "node", "output", "path", "type")

    def __init__(
        self,
        node: NodeValue | None,
        output: str,
        type_: Type | None = None,
        path: tuple[str | int, ...] = (),
        home: Compiling | None = None,
    ) -> None:
        self.home = home
        self.node = node
        self.output = output
        self.type = type_
        self.path = path

    @property
    def node_id(self) -> str:
        """The id of the node that the promise refers to."""
        return START_NODE if self.node is None else self.node.id

    def require_node_id(self, span: Span) -> str:
        """Give the id for a binding; raises `Lost` if no node of the package has it."""
        if self.node is not None and self.node.written_id != self.node.id:
            reason = f"the outputs of {self.node.describe()} cannot be bound: its name is too long"
            raise Lost(Unknown(reason, span))
        return self.node_id

    def describe(self) -> str:
        """Say what this is."""
        origin = (
            "an input of the workflow" if self.node is None else f"the result of `{self.label}`"
        )
        return f"the promise `{self.output}` ({origin})"

    @property
    def label(self) -> str:
        """The short name of what produced the value."""
        if self.node is None or self.node.entity is None:
            return self.node_id
        return self.node.entity.name.rpartition(".")[2]

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Use a method of flytekit's `Promise`, or walk into the value (core/promise.py)."""
        match name:
            case "with_overrides":
                return Builtin("Promise.with_overrides", self._with_overrides)
            case "is_true":
                return Builtin("Promise.is_true", lambda _, call: self._compare("==", Known(True)))
            case "is_false":
                return Builtin(
                    "Promise.is_false", lambda _, call: self._compare("==", Known(False))
                )
            case "is_none":
                return Builtin("Promise.is_none", lambda _, call: self._compare("==", NONE))
            case "is_":
                return Builtin(
                    "Promise.is_",
                    lambda _, call: self._compare("==", call.positional[0]),
                )
            case "is_ready":
                return Known(False)
            case "var":
                return Known(self.output)
            case "val":
                return NONE
            case "ref" | "attr_path" | "eval" | "with_var" | "deepcopy":
                return Unknown(f"`{name}` of a promise is not followed", span)
            case "__setitem__" | "__delitem__":
                mistake(
                    PROMISE_AS_VALUE,
                    span,
                    f"an item of {self.describe()} is changed, but it is known only at run time",
                    hint="make the changed value in a task",
                    exception="TypeError",
                )
            case _ if name.startswith("__") and name.endswith("__"):
                return Unknown(f"`{name}` of a promise is not followed", span)
            case _:
                return self._part(name)

    def set_attribute(self, context: Context, name: str, value: Value, span: Span) -> bool:
        """Refuse what flytekit takes: nothing would come of it."""
        mistake(
            PROMISE_AS_VALUE,
            span,
            f"`{name}` of {self.describe()} is set, but its value is known only at run time",
            hint="make the changed value in a task",
        )

    def subscript(self, context: Context, key: Value, span: Span) -> Value:
        """Walk into the value by key or index."""
        if isinstance(self.type, StructType) and self.type.metadata is None:
            mistake(
                PROMISE_AS_VALUE,
                span,
                f"{self.describe()} is an untyped mapping and cannot be indexed",
                hint="give it the type `Dict[str, T]` or a dataclass",
                exception="ValueError",
            )
        if isinstance(key, Known) and isinstance(key.value, int) and key.value < 0:
            mistake(
                PROMISE_AS_VALUE,
                span,
                f"{self.describe()} is indexed from its end: that works on the own machine only, "
                "and the backend finds no such item",
                hint="take the item in a task",
            )
        if isinstance(key, Known) and isinstance(key.value, (str, int)):
            return self._part(key.value)
        if isinstance(key, Unknown):
            raise Lost(key)
        mistake(PROMISE_AS_VALUE, span, f"{self.describe()} is indexed by what is not a constant")

    def _part(self, step: str | int) -> PromiseValue:
        return PromiseValue(self.node, self.output, None, (*self.path, step), self.home)

    def _with_overrides(self, context: Context, call: Call) -> Value:
        if self.node is None:
            raise Lost(Unknown("`with_overrides` on an input of the workflow", call.span))
        self.node.override(context, self.node, call)
        return self

    def _compare(self, operator: str, other: Value) -> Value:
        return ComparisonValue(operator, self, other)

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Make a condition; the promise stands on the left, as Python calls it."""
        return ComparisonValue(operator, self, other, span)

    def binary(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Order two nodes with `>>`; no other operator works on a promise."""
        if _has_ordered(context, self, operator, other, span, reflected=reflected):
            return other
        mistake(
            PROMISE_AS_VALUE,
            span,
            f"`{operator}` is applied to {self.describe()}, whose value is known only at run time",
            hint="compute it in a task",
            exception="TypeError",
        )

    def unary(self, context: Context, operator: str, span: Span) -> Value:
        """No unary operator works on a promise."""
        mistake(
            PROMISE_AS_VALUE,
            span,
            f"`{operator}` is applied to {self.describe()}, whose value is known only at run time",
            hint="compute it in a task",
            exception="TypeError",
        )

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """A promise has no truth value."""
        mistake(
            PROMISE_AS_VALUE,
            span,
            f"the truth of {self.describe()} is asked, but it is known only at run time",
            hint="use `conditional(…).if_(x.is_true())`, and `&`, `|` instead of `and`, `or`",
            exception="ValueError",
        )

    def iterate(self, context: Context, span: Span) -> list[Value] | Unknown:
        """A promise cannot be iterated over."""
        mistake(
            PROMISE_AS_VALUE,
            span,
            f"{self.describe()} is iterated over, but it is known only at run time",
            hint="use `map_task`, or a `@dynamic` workflow",
            exception="ValueError",
        )

    def call(self, context: Context, call: Call) -> Value:
        """A promise cannot be called."""
        mistake(PROMISE_AS_VALUE, call.span, f"{self.describe()} is called", exception="TypeError")

    def refuse_host(self, span: Span) -> None:
        """Code of Python's library cannot compute with a promise."""
        mistake(
            PROMISE_AS_VALUE,
            span,
            f"Python computes with {self.describe()}, whose value is known only at run time",
            hint="compute it in a task",
            exception="TypeError",
        )

    def text(self, context: Context, span: Span) -> Value:
        """A promise has no text: flytekit would format its `repr` into the string."""
        mistake(
            PROMISE_IN_STRING,
            span,
            f"{self.describe()} is formatted into a string, but it is known only at run time",
            hint="format it in a task",
        )

    def python_type(self) -> Value:
        """Give flytekit's class."""
        return External("flytekit.core.promise.Promise")


class VoidValue(CallResult):
    """The result of something that returns nothing."""

    __slots__ = ("name", "node")

    def __init__(self, name: str, node: NodeValue | None) -> None:
        self.name = name
        self.node = node

    def describe(self) -> str:
        """Say what this is."""
        return f"the result of `{self.name.rpartition('.')[2]}`, which returns nothing"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Use a method of flytekit's `VoidPromise`."""
        match name:
            case "with_overrides":
                return Builtin("VoidPromise.with_overrides", self._with_overrides)
            case "runs_before":
                return Builtin(
                    "VoidPromise.runs_before", lambda c, call: _drop_order(c, call, NONE)
                )
            case "task_name":
                return Known(self.name)
            case "ref":
                return Unknown("`ref` of a promise is not followed", span)
            case _:
                self._refuse(span)

    def _with_overrides(self, context: Context, call: Call) -> Value:
        if self.node is not None:
            self.node.override(context, self.node, call)
        return self

    def binary(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Order two nodes with `>>`."""
        if _has_ordered(context, self, operator, other, span, reflected=reflected):
            return other
        if operator == "<<":
            ordering.refuse_backwards(span)
        self._refuse(span)

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Nothing can be compared with nothing."""
        self._refuse(span)

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """Nothing has no truth value."""
        self._refuse(span)

    def subscript(self, context: Context, key: Value, span: Span) -> Value:
        """Nothing has no items."""
        self._refuse(span)

    def iterate(self, context: Context, span: Span) -> list[Value] | Unknown:
        """Nothing has no items."""
        self._refuse(span)

    def text(self, context: Context, span: Span) -> Value:
        """Nothing has no text."""
        self._refuse(span)

    def _refuse(self, span: Span) -> Never:
        mistake(
            VOID_USED,
            span,
            f"{self.describe()}, is used as a value",
            hint="give the function an output, or use `create_node` and `>>` to order nodes",
        )


class OutputTuple(CallResult):
    """Several outputs of one node: the named tuple that flytekit makes of them."""

    __slots__ = ("name", "promises")

    def __init__(self, promises: dict[str, PromiseValue], name: str) -> None:
        self.promises = promises
        self.name = name or "DefaultNamedTupleOutput"

    def describe(self) -> str:
        """Say what this is."""
        return f"a tuple of {len(self.promises)} outputs"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read one output by its name."""
        if name in self.promises:
            return self.promises[name]
        match name:
            case "with_overrides":
                return Builtin("Output.with_overrides", self._with_overrides)
            case "runs_before":
                return Builtin("Output.runs_before", lambda c, call: _drop_order(c, call, self))
            case "_fields":
                return TupleValue(tuple(Known(name) for name in self.promises))
            case "_asdict" | "_replace" | "count" | "index":
                return Unknown(f"`{name}` of a tuple of outputs is not followed", span)
            case _:
                known = ", ".join(f"`{name}`" for name in self.promises)
                mistake(
                    PROMISE_AS_VALUE,
                    span,
                    f"there is no output `{name}`",
                    hint=f"the outputs are {known}",
                    exception="AttributeError",
                )

    def _with_overrides(self, context: Context, call: Call) -> Value:
        first = next(iter(self.promises.values()))
        if first.node is not None:
            first.node.override(context, first.node, call)
        return self

    def subscript(self, context: Context, key: Value, span: Span) -> Value:
        """Read outputs by position."""
        return context.subscript(TupleValue(tuple(self.promises.values())), key, span)

    def iterate(self, context: Context, span: Span) -> list[Value] | Unknown:
        """Give the outputs in order."""
        return list(self.promises.values())

    def binary(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Tell that `>>` after a tuple of outputs orders nothing, as flytekit does not."""
        if operator == "<<":
            ordering.refuse_backwards(span)
        if operator != ">>" or (reflected and isinstance(other, (PromiseValue, VoidValue))):
            return None
        if isinstance(other, Unknown):
            raise Lost(other)
        if reflected:
            ordering.refuse(other, span, ">>", "TypeError")
        ordering.tell_lost(
            context,
            span,
            "`>>` after several outputs puts nothing in order",
            "put one of the outputs before it",
        )
        return other

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """A tuple with items is true."""
        return True

    def text(self, context: Context, span: Span) -> Value:
        """A promise has no text."""
        return next(iter(self.promises.values())).text(context, span)


def _has_ordered(
    context: Context,
    first: PromiseValue | VoidValue,
    operator: str,
    other: Value,
    span: Span,
    *,
    reflected: bool,
) -> bool:
    """Put two results of calls in order if the operator says so; False for another operator."""
    if isinstance(other, Unknown):
        raise Lost(other)
    if operator != ">>":
        return False
    if not reflected:
        _put_before(context, first, other, span)
        return True
    if not isinstance(other, (PromiseValue, VoidValue, NodeValue)):
        ordering.refuse(other, span, ">>", "TypeError")
    return False


def _put_before(
    context: Context, first: PromiseValue | VoidValue, second: Value, span: Span
) -> None:
    """Order what two calls made (flytekit 1.16.31 core/promise.py)."""
    if isinstance(second, Unknown):
        raise Lost(second)
    if isinstance(second, (NodeValue, OutputTuple)):
        mistake(
            NOT_A_NODE,
            span,
            f"`>>` cannot put {second.describe()} after what a call gives",
            hint="make both with `create_node`"
            if isinstance(second, NodeValue)
            else "put one of the outputs after it",
            exception="AttributeError",
        )
    if not isinstance(second, (PromiseValue, VoidValue)):
        ordering.refuse(second, span, ">>")
    for each in (first.node, second.node):
        if each is not None and each.is_case:
            mistake(
                CASE_OUTPUT_ESCAPES,
                span,
                f"{each.describe()} is the result of a case of a conditional, and runs only there",
                hint="put the result of the conditional in order",
            )
    if first.node is None or second.node is None:
        ordering.tell_lost(
            context,
            span,
            "an input of the workflow is there before all nodes: `>>` puts nothing in order",
            "put the results of tasks in order",
        )
        raise Lost(Unknown("`>>` with an input of the workflow", span))
    first.node.runs_before(second.node, span)


def _drop_order(context: Context, call: Call, result: Value) -> Value:
    """Tell that `runs_before` of what a call gives does nothing while a graph is made."""
    ordering.tell_lost(
        context,
        call.span,
        "`runs_before` of what a task gives puts nothing in order",
        "write `first >> second`, or make both with `create_node`",
    )
    return result
