"""The machine: the state of one interpretation, and the operations that its parts share."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from typing import NoReturn

from flowc.frontend.interpreter.builtin_attributes import python_may_have
from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.listener import Listener
from flowc.frontend.interpreter.packages import Packages
from flowc.frontend.interpreter.registry import Registry, Written
from flowc.frontend.interpreter.scope import Scope
from flowc.frontend.interpreter.signals import BudgetExceededError, Completion, Raised
from flowc.frontend.interpreter.values import (
    DictValue,
    ExceptionValue,
    External,
    FunctionValue,
    Known,
    ListValue,
    ModuleValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc.frontend.interpreter.world import Files, Loader, SourceUnit, in_cell
from flowc_ir.diagnostic import Diagnostic, Report
from flowc_ir.lack import Lack
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import NOWHERE, Span

MAX_DEPTH = 180
"""How deep calls of the user's functions may nest; Python's own limit is 1,000 frames."""

MAX_NESTING = 1_000
"""How deep expressions may nest, over all active calls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The functions that make up the interpreter, one room each; `interpret.py` joins them."""

    evaluate: Callable[[Machine, ast.expr, Scope], Value]
    execute: Callable[[Machine, Sequence[ast.stmt], Scope], Completion | None]
    call: Callable[[Machine, Value, Call], Value]
    attribute: Callable[[Machine, Value, str, Span], Value | None]
    set_attribute: Callable[[Machine, Value, str, Value, Span], None]
    subscript: Callable[[Machine, Value, Value, Span], Value]
    set_subscript: Callable[[Machine, Value, Value, Value, Span], None]
    delete_subscript: Callable[[Machine, Value, Value, Span], None]
    binary: Callable[[Machine, str, Value, Value, Span], Value]
    compare: Callable[[Machine, str, Value, Value, Span], Value]
    unary: Callable[[Machine, str, Value, Span], Value]
    truth: Callable[[Machine, Value, Span], bool | Unknown]
    iterate: Callable[[Machine, Value, Span], list[Value] | Unknown]
    text: Callable[[Machine, Value, Span], Value]
    represent: Callable[[Machine, Value, Span], Value]
    format_value: Callable[[Machine, Value, str, Span], Value]
    key: Callable[[Machine, Value, Span], object | Unknown]
    lose: Callable[[Machine, Iterable[Value], Unknown], None]
    havoc: Callable[[Machine, Sequence[ast.stmt], Scope, Unknown], Unknown]
    stir: Callable[[Machine, Unknown, str], None]
    import_module: Callable[[Machine, str, Span], Value]
    resolve_annotation: Callable[[Machine, Value, ModuleValue, Span], Value]
    missing_reason: Callable[[Machine, Value, str], str]
    type_of: Callable[[Machine, Value], Value]
    written: Callable[[Machine, Written, str], Value]


Look = Callable[[Sequence[Sequence[ast.stmt]], Scope, Unknown], None]
"""Looks at ways of which it is not known which is taken: their statements, and why not."""


class Machine:
    """One interpretation: budget, modules, report. It implements `context.Context`.

    `losses` counts the unknown results met so far, so that `try` can tell whether its body may have
    raised. `effects` counts what a dialect did (nodes, entities). `doubtful_imports` says of which
    first-party modules it is not known whether they have been imported, and why. `written` says of
    which paths the program itself may have written to (empty: of any), and why. `added` are names
    that the program has set on libraries. `guards` counts the
    `try` statements around that catch an import that fails; `doubt` is the last import that may.
    `units` are the modules that are chosen to be compiled. `library_span` is where the user calls
    code of the library that is written in Python. `look` is told of code of which it is not known
    whether it runs, before what it could change is forgotten. `returned` is the last `return`.
    """

    def __init__(
        self, parts: Parts, registry: Registry, loader: Loader, report: Report, steps: int
    ) -> None:
        self.parts = parts
        self.registry = registry
        self.loader = loader
        self.report = report
        self.steps_per_file = steps
        self.steps = steps
        self.nesting = 0
        self.modules: dict[str, Value] = {}
        self.failed: dict[str, Raised] = {}
        self.stack: list[FunctionValue] = []
        self.importing: list[ModuleValue] = []
        self.losses = 0
        self.effects = 0
        self.externals: dict[str, Value] = {}
        self.library_modules: set[str] = set()
        self.forgetting: set[str] = set()
        self.listeners: list[Listener] = []
        self.handled: list[Raised] = []
        self.sources: dict[str, SourceUnit] = {}
        self.doubtful_imports: dict[str, Unknown] = {}
        self.search_path_lost: Unknown | None = None
        self.files: Files | None = None
        self.written: dict[str, Unknown] = {}
        self.packages = Packages()
        self.guards = 0
        self.units: frozenset[str] = frozenset()
        self.doubt: Unknown | None = None
        self.library_sources: dict[str, ModuleValue] = {}
        self.library_span = NOWHERE
        self.added: set[str] = set()
        self.look: Look | None = None
        self.returned: ast.Return | None = None

    def evaluate(self, node: ast.expr, scope: Scope) -> Value:
        """Give what is known of the value of an expression."""
        self.steps -= 1
        if self.steps < 0:
            self.exhaust(node, scope)
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            self.nesting -= 1
            raise BudgetExceededError(
                "expressions are nested too deep", self.span(node, scope.module)
            )
        try:
            value = self.parts.evaluate(self, node, scope)
        except RecursionError:
            span = self.span(node, scope.module)
            raise BudgetExceededError("values or calls are nested too deep", span) from None
        finally:
            self.nesting -= 1
        if type(value) is Unknown:
            self.losses += 1
        return value

    def execute(self, statements: Sequence[ast.stmt], scope: Scope) -> Completion | None:
        """Run statements; a completion says that they ended early."""
        return self.parts.execute(self, statements, scope)

    def tick(self, span: Span, steps: int = 1) -> None:
        """Take steps from the budget: one for work on a part of a value, more for more work."""
        self.steps -= steps
        if self.steps < 0:
            raise BudgetExceededError(
                f"evaluation does not end within {self.steps_per_file:,} steps", span
            )

    def charge(self, value: Value) -> None:
        """Take the size of a new value from the budget: memory has to end as well as time."""
        match value:
            case ListValue(items=items):
                self.steps -= len(items) >> 3
            case TupleValue(items=members):
                self.steps -= len(members) >> 3
            case DictValue(entries=entries):
                self.steps -= len(entries) >> 2
            case Known(value=str() | bytes() as text):
                self.steps -= len(text) >> 6
            case Known(value=int() as number):
                self.steps -= number.bit_length() >> 10
            case _:
                pass

    def exhaust(self, node: ast.expr | ast.stmt, scope: Scope) -> NoReturn:
        """Stop: the budget of steps is used up."""
        raise BudgetExceededError(
            f"evaluation does not end within {self.steps_per_file:,} steps",
            self.span(node, scope.module),
        )

    def span(self, node: ast.expr | ast.stmt | ast.arg | ast.keyword, module: ModuleValue) -> Span:
        """Give the span of a syntax node; code of the library stands where the user calls it."""
        return self._span(node, node.lineno, node.col_offset, module)

    def call_span(self, node: ast.Call, module: ModuleValue) -> Span:
        """Give the span of a call; in a chain over several lines, that of its last link."""
        function = node.func
        if isinstance(function, ast.Attribute):
            line, column = function.end_lineno, function.end_col_offset
            if line is not None and column is not None and line != node.lineno:
                return self._span(node, line, column - len(function.attr.encode()), module)
        return self._span(node, node.lineno, node.col_offset, module)

    def _span(
        self,
        node: ast.expr | ast.stmt | ast.arg | ast.keyword,
        line: int,
        column: int,
        module: ModuleValue,
    ) -> Span:
        if not module.path:
            return self.library_span
        end_line, end_column = node.end_lineno, node.end_col_offset
        if module.cells:
            return in_cell(module.path, module.cells, line, column, end_line, end_column)
        return Span(
            module.path,
            line,
            column,
            line if end_line is None else end_line,
            column if end_column is None else end_column,
        )

    def external(self, name: str) -> Value:
        """Give the library thing of that name: a modelled constant, or the name alone."""
        self.registry.wake(name)
        name = self.registry.canonical(name)
        self.registry.wake(name)
        if (value := self.externals.get(name)) is None:
            value = self._library_value(name)
            self.externals[name] = value
        return value

    def _library_value(self, name: str) -> Value:
        if (constant := self.registry.constants.get(name)) is not None:
            return constant()
        if (written := self.registry.written.get(name)) is not None:
            return self.parts.written(self, written, name)
        return External(name)

    def lost(
        self, reason: str, span: Span, lack: Lack = Lack.OTHER, *, varies: bool = False
    ) -> Unknown:
        """Make an unknown value, and count the loss."""
        self.losses += 1
        return Unknown(reason, span, lack=lack, varies=varies)

    def throw(
        self,
        exception: str,
        message: str,
        span: Span,
        diagnostic: Diagnostic | None = None,
        hint: str = "",
    ) -> NoReturn:
        """Raise a built-in exception in the user's program."""
        # How Python words what is wrong with a type differs from place to place.
        is_exact = exception != "TypeError"
        text = Known(message) if is_exact else Unknown("the text of a TypeError", span)
        value = ExceptionValue(External(f"builtins.{exception}"), (text,))
        raise Raised(value, span, f"{exception}: {message}", diagnostic, hint)

    def tell(self, found: Diagnostic) -> None:
        """Report what is not wrong enough to end the program."""
        self.report.add(found)

    def throw_key_error(self, key: Value, span: Span) -> NoReturn:
        """Raise KeyError for a key that is not there."""
        text = repr(key.value) if isinstance(key, Known) else "a key that is not there"
        value = ExceptionValue(External("builtins.KeyError"), (key,))
        raise Raised(value, span, f"KeyError: {text}")

    def call(self, function: Value, call: Call) -> Value:
        """Call a value."""
        return self.parts.call(self, function, call)

    def call_with(self, function: Value, *positional: Value, span: Span) -> Value:
        """Call a value with positional arguments."""
        return self.parts.call(self, function, Call(positional=positional, keywords={}, span=span))

    def attribute(self, value: Value, name: str, span: Span) -> Value:
        """Read an attribute; raises `Raised` with AttributeError if it is certainly not there."""
        found = self.parts.attribute(self, value, name, span)
        if found is None:
            if python_may_have(value, name):
                return self.lost(f"`{name}` of this object is not followed", span)
            hint = self.registry.near(f"{value.name}.{name}") if isinstance(value, External) else ""
            reason = self.parts.missing_reason(self, value, name)
            self.throw("AttributeError", reason, span, hint=hint)
        return found

    def missing(self, name: str) -> str | None:
        """Say why a library does not have a name, None if it may have it."""
        return None if name in self.added else self.registry.missing(name)

    def find_attribute(self, value: Value, name: str, span: Span) -> Value | None:
        """Read an attribute, or give None if it is certainly not there."""
        return self.parts.attribute(self, value, name, span)

    def has_attribute(self, value: Value, name: str, span: Span) -> bool | Unknown:
        """Tell whether reading an attribute would succeed."""
        found = self.parts.attribute(self, value, name, span)
        return found if isinstance(found, Unknown) else found is not None

    def set_attribute(self, value: Value, name: str, item: Value, span: Span) -> None:
        """Write an attribute."""
        self.parts.set_attribute(self, value, name, item, span)

    def subscript(self, value: Value, key: Value, span: Span) -> Value:
        """Read an item."""
        self.stir(value)
        return self.parts.subscript(self, value, key, span)

    def set_subscript(self, value: Value, key: Value, item: Value, span: Span) -> None:
        """Write an item."""
        self.parts.set_subscript(self, value, key, item, span)

    def binary(self, operator: str, left: Value, right: Value, span: Span) -> Value:
        """Apply a binary operator."""
        self.stir(left, right)
        result = self.parts.binary(self, operator, left, right, span)
        self.charge(result)
        return result.holding((left, right)) if type(result) is Unknown else result

    def unary(self, operator: str, value: Value, span: Span) -> Value:
        """Apply `-`, `+` or `~`."""
        self.stir(value)
        return self.parts.unary(self, operator, value, span)

    def compare(self, operator: str, left: Value, right: Value, span: Span) -> Value:
        """Apply a comparison."""
        self.stir(left, right)
        return self.parts.compare(self, operator, left, right, span)

    def equals(self, left: Value, right: Value, span: Span) -> bool | Unknown:
        """Tell whether `left == right`."""
        self.stir(left, right)
        return self.truth(self.parts.compare(self, "==", left, right, span), span)

    def truth(self, value: Value, span: Span) -> bool | Unknown:
        """Give the truth value."""
        self.stir(value)
        return self.parts.truth(self, value, span)

    def iterate(self, value: Value, span: Span) -> list[Value] | Unknown:
        """Give all items of an iterable."""
        return self.parts.iterate(self, value, span)

    def text(self, value: Value, span: Span) -> Value:
        """Give `str(value)`."""
        self.stir(value)
        return self.parts.text(self, value, span)

    def represent(self, value: Value, span: Span) -> Value:
        """Give `repr(value)`."""
        self.stir(value)
        return self.parts.represent(self, value, span)

    def format_value(self, value: Value, specification: str, span: Span) -> Value:
        """Give `format(value, specification)`."""
        self.stir(value)
        return self.parts.format_value(self, value, specification, span)

    def stir(self, *values: Value, attribute: str = "") -> None:
        """Account for code of the user that an operation on something unknown may run.

        It runs if the unknown is an object whose class defines the operation, or the attribute.
        """
        for value in values:
            if type(value) is Unknown and value.holds:
                self.parts.stir(self, value, attribute)

    def type_of(self, value: Value) -> Value:
        """Give `type(value)`."""
        return self.parts.type_of(self, value)

    def key(self, value: Value, span: Span) -> object | Unknown:
        """Give a host object that hashes and compares as the value does."""
        return self.parts.key(self, value, span)

    def lose(self, values: Iterable[Value], unknown: Unknown) -> None:
        """Forget the contents of all mutable values reachable from `values`."""
        self.losses += 1
        self.parts.lose(self, values, unknown)

    def unknown_call(self, function: Value, call: Call, unknown: Unknown) -> None:
        """Account for a call of something not known: it may do anything to its arguments."""
        for listener in self.listeners:
            listener.unknown_call(function, call, unknown)
        self.lose([function, *call.positional, *call.keywords.values()], unknown)

    def havoc(self, statements: Sequence[ast.stmt], scope: Scope, unknown: Unknown) -> Unknown:
        """Forget all that statements which may or may not run could change.

        Gives the unknown that stands for their results.
        """
        self.losses += 1
        for listener in self.listeners:
            listener.uncertain_code(unknown)
        return self.parts.havoc(self, statements, scope, unknown)

    def explore_each(self, expressions: Sequence[ast.expr], scope: Scope, unknown: Unknown) -> None:
        """Let expressions be looked at that may or may not be evaluated."""
        self.explore([[_kept(each)] for each in expressions], scope, unknown)

    def havoc_of(self, expressions: Sequence[ast.expr], scope: Scope, unknown: Unknown) -> Unknown:
        """Forget all that expressions which may or may not be evaluated could change, or give."""
        return self.havoc([_kept(each) for each in expressions], scope, unknown)

    def explore(self, ways: Sequence[Sequence[ast.stmt]], scope: Scope, unknown: Unknown) -> None:
        """Let be looked at what may or may not run, if somebody looks."""
        if self.look is not None:
            self.look(ways, scope, unknown)

    def import_module(self, name: str, span: Span) -> Value:
        """Import a module by its absolute name."""
        return self.parts.import_module(self, name, span)

    def resolve_annotation(self, annotation: Value, module: ModuleValue, span: Span) -> Value:
        """Evaluate string annotations, also inside generics, in a module's global names."""
        return self.parts.resolve_annotation(self, annotation, module, span)

    def library_class(self, name: str) -> bool:
        """Tell whether a library class is modelled."""
        return name in self.registry.classes

    def current_module(self) -> ModuleValue | None:
        """Give the module whose body is being run, if any (innermost)."""
        return self.importing[-1] if self.importing else None


def _kept(node: ast.expr) -> ast.stmt:
    """Give the statement that keeps the value of an expression: an assignment to nothing."""
    return ast.copy_location(ast.Assign(targets=[], value=node), node)
