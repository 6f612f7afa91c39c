"""contextlib: generators as context managers, `suppress`, `nullcontext`, `closing`."""

from __future__ import annotations

from flowc.frontend.interpreter.context import Builtin, Call, Context, Model
from flowc.frontend.interpreter.exceptions import catches
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.iteration import advance
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import ItemsLost, Raised
from flowc.frontend.interpreter.values import (
    NONE,
    FunctionValue,
    IteratorValue,
    Known,
    TupleValue,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import is_none, machine_of
from flowc_ir.source import Span


class Manager(Extension):
    """A context manager of the library: what it does on entry and on exit."""

    __slots__ = ("enter", "leave", "name")

    def __init__(self, name: str, enter: Model, leave: Model) -> None:
        self.name = name
        self.enter = enter
        self.leave = leave

    def describe(self) -> str:
        """Say what this is."""
        return f"`{self.name}`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute."""
        match name:
            case "__enter__":
                return Builtin(f"{self.name}.__enter__", self.enter)
            case "__exit__":
                return Builtin(f"{self.name}.__exit__", self.leave)
            case _:
                return super().get_attribute(context, name, span)


def _context_manager(context: Context, call: Call) -> Value:
    function = call.positional[0]
    if not isinstance(function, FunctionValue):
        return Unknown("a context manager of this callable is not followed", call.span)

    def make(inner: Context, given: Call) -> Value:
        generator = inner.call(function, given)
        if not isinstance(generator, IteratorValue):
            return Unknown("what this context manager does is not known", given.span)
        return _of_generator(function.name, generator)

    return Builtin(f"{function.module.name}.{function.name}", make)


def _of_generator(name: str, generator: IteratorValue) -> Value:
    def enter(context: Context, call: Call) -> Value:
        try:
            item = advance(machine_of(context), generator, call.span)
        except ItemsLost as lost:
            return lost.unknown
        if item is None:
            context.throw("RuntimeError", "generator didn't yield", call.span)
        return item

    def leave(context: Context, call: Call) -> Value:
        exception = call.positional[1]
        if is_none(exception):
            return _finish(context, generator, call.span)
        return _throw_in(context, generator, exception, call.span)

    return Manager(name, enter, leave)


def _finish(context: Context, generator: IteratorValue, span: Span) -> Value:
    try:
        item = advance(machine_of(context), generator, span)
    except ItemsLost as lost:
        return lost.unknown
    if item is not None:
        context.throw("RuntimeError", "generator didn't stop", span)
    return Known(False)


def _throw_in(context: Context, generator: IteratorValue, exception: Value, span: Span) -> Value:
    source = generator.source
    throw = getattr(source, "throw", None)
    if generator.lost is not None or throw is None:
        return generator.lost or Unknown("what this context manager does is not known", span)
    try:
        throw(Raised(exception, span, "an exception leaves the `with` block"))
    except StopIteration:
        return Known(True)
    except ItemsLost as lost:
        return lost.unknown
    except Raised as raised:
        if raised.exception is exception:
            return Known(False)
        raise
    context.throw("RuntimeError", "generator didn't stop after throw()", span)


def _null_context(context: Context, call: Call) -> Value:
    given = call.positional[0] if call.positional else call.keywords.get("enter_result", NONE)
    return Manager("nullcontext", lambda c, k: given, lambda c, k: Known(False))


def _suppress(context: Context, call: Call) -> Value:
    wanted = TupleValue(call.positional)

    def leave(inner: Context, given: Call) -> Value:
        exception = given.positional[1]
        if is_none(exception):
            return Known(False)
        answer = catches(machine_of(inner), wanted, exception)
        return answer if isinstance(answer, Unknown) else Known(answer)

    return Manager("suppress", lambda c, k: NONE, leave)


def _redirect(context: Context, call: Call) -> Value:
    given = call.positional[0] if call.positional else NONE
    return Manager("redirect", lambda c, k: given, lambda c, k: Known(False))


def install(registry: Registry) -> None:
    """Add the module."""
    registry.models |= {
        "contextlib.contextmanager": _context_manager, "contextlib.suppress": _suppress,
        "contextlib.nullcontext": _null_context, "contextlib.redirect_stdout": _redirect,
        "contextlib.redirect_stderr": _redirect,
    }  # fmt: skip
    registry.classes |= {"contextlib.ContextDecorator", "contextlib.AbstractContextManager"}
    registry.reasons["contextlib"] = "is not followed"
