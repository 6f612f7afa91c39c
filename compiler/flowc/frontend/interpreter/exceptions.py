"""Exceptions: `raise` and `try` in the user's program."""

from __future__ import annotations

import ast
import builtins
from typing import Never

from flowc.frontend.interpreter.classes import is_subclass
from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.scope import Scope
from flowc.frontend.interpreter.signals import Completion, Raised
from flowc.frontend.interpreter.values import (
    ClassValue,
    ExceptionValue,
    External,
    InstanceValue,
    Known,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span

IMPORTS = ("ImportError", "ModuleNotFoundError", "Exception", "BaseException")
"""What catches an import that fails."""


def throw(machine: Machine, node: ast.Raise, scope: Scope) -> Never:
    """Run a `raise` statement."""
    span = machine.span(node, scope.module)
    if node.exc is None:
        if machine.handled:
            raise machine.handled[-1]
        machine.throw("RuntimeError", "No active exception to reraise", span)
    exception = machine.evaluate(node.exc, scope)
    if isinstance(exception, (ClassValue, External)):
        exception = machine.call(exception, Call(positional=(), keywords={}, span=span))
    if node.cause is not None:
        machine.evaluate(node.cause, scope)
    raise Raised(exception, span, _message(machine, exception, span))


def _message(machine: Machine, exception: Value, span: Span) -> str:
    match exception:
        case ExceptionValue(cls=External(name=name)):
            label = name.rpartition(".")[2]
        case InstanceValue(cls=cls):
            label = cls.name
        case _:
            return "an exception that is not known"
    text = machine.text(exception, span) if isinstance(exception, ExceptionValue) else None
    return f"{label}: {text.value}" if isinstance(text, Known) and text.value else label


def run_try(machine: Machine, node: ast.Try | ast.TryStar, scope: Scope) -> Completion | None:
    """Run a `try` statement.

    Where the body met something unknown, it may have raised, so all that the handlers could change
    is forgotten. Imports of packages that are not there are taken to succeed: what is compiled is
    the program as it is when they are installed.
    """
    completion: Completion | None = None
    try:
        completion = _run_body(machine, node, scope)
    finally:
        if node.finalbody:
            last = machine.execute(node.finalbody, scope)
            if last is not None:
                completion = last
    return completion


def _run_body(machine: Machine, node: ast.Try | ast.TryStar, scope: Scope) -> Completion | None:
    losses = machine.losses
    is_guarded = may_go_on_after_raise(node)
    guards = machine.guards
    machine.guards += is_guarded and _catches_imports(node)
    try:
        for position, statement in enumerate(node.body):
            completion = machine.execute([statement], scope)
            if is_guarded and machine.losses != losses:
                # The body may have left here for a handler: the rest may run, and so may that.
                forget_body(machine, node, position, scope)
                return None
            if completion is not None:
                return completion
            if (left := scope.left_early or scope.loop_left) is not None:
                machine.havoc([*node.body[position + 1 :], *node.orelse], scope, left)
                return None
    except Raised as raised:
        machine.guards = guards
        return _handle(machine, node, scope, raised)
    finally:
        machine.guards = guards
    return machine.execute(node.orelse, scope)


def _catches_imports(node: ast.Try | ast.TryStar) -> bool:
    """Tell whether a `try` goes on where an import in its body fails."""
    caught = [
        name
        for handler in node.handlers
        for name in (handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type])
    ]
    return any(name is None or isinstance(name, ast.Name) and name.id in IMPORTS for name in caught)


def may_go_on_after_raise(node: ast.Try | ast.TryStar) -> bool:
    """Tell whether the program may go on after a `try` whose body has raised."""
    return not all(isinstance(handler.body[-1], ast.Raise) for handler in node.handlers)


def forget_body(machine: Machine, node: ast.Try | ast.TryStar, position: int, scope: Scope) -> None:
    """Forget what a `try` could change whose body may have raised at a statement."""
    unknown = machine.doubt
    machine.doubt = None
    if unknown is None:
        unknown = Unknown("the body of this `try` may raise", machine.span(node, scope.module))
    machine.explore((node.body[position + 1 :],), scope, unknown)
    handlers = [statement for handler in node.handlers for statement in handler.body]
    machine.havoc([*node.body[position:], *node.orelse, *handlers], scope, unknown)


def find_handler(
    machine: Machine, node: ast.Try | ast.TryStar, scope: Scope, raised: Raised
) -> ast.ExceptHandler | Unknown:
    """Give the handler that catches an exception; raises it again if none does."""
    if isinstance(node, ast.TryStar):
        return machine.lost("`except*` is not followed", machine.span(node, scope.module))
    for handler in node.handlers:
        if handler.type is None:
            return handler
        matches = catches(machine, machine.evaluate(handler.type, scope), raised.exception)
        if isinstance(matches, Unknown):
            return matches
        if matches:
            return handler
    raise raised


def _handle(
    machine: Machine, node: ast.Try | ast.TryStar, scope: Scope, raised: Raised
) -> Completion | None:
    handler = find_handler(machine, node, scope, raised)
    if isinstance(handler, Unknown):
        for candidate in node.handlers:
            machine.havoc(candidate.body, scope, handler)
        return None
    return _run_handler(machine, handler, scope, raised)


def _run_handler(
    machine: Machine, handler: ast.ExceptHandler, scope: Scope, raised: Raised
) -> Completion | None:
    if handler.name is not None:
        scope.bind(handler.name, raised.exception)
    machine.handled.append(raised)
    try:
        return machine.execute(handler.body, scope)
    finally:
        machine.handled.pop()
        if handler.name is not None:
            scope.home(handler.name).pop(handler.name, None)


def catches(machine: Machine, wanted: Value, exception: Value) -> bool | Unknown:
    """Tell whether `except wanted` catches an exception."""
    if isinstance(wanted, TupleValue):
        answers = [catches(machine, item, exception) for item in wanted.items]
        if any(answer is True for answer in answers):
            return True
        return next((a for a in answers if isinstance(a, Unknown)), False)
    if isinstance(wanted, Unknown):
        return wanted
    match exception:
        case InstanceValue(cls=cls):
            return _user_exception(cls, wanted)
        case ExceptionValue(cls=External(name=name), bases=bases):
            if bases and isinstance(wanted, External):
                return wanted.name in bases
            return _library_exception(name, wanted)
        case _:
            return Unknown("what is raised here is not known")


def _user_exception(cls: ClassValue, wanted: Value) -> bool | Unknown:
    direct = is_subclass(cls, wanted)
    if direct is True or not isinstance(wanted, External):
        return direct
    for base in cls.mro:
        if isinstance(base, External):
            answer = _library_exception(base.name, wanted)
            if answer is True or isinstance(answer, Unknown):
                return answer
    return direct


def _library_exception(name: str, wanted: Value) -> bool | Unknown:
    if isinstance(wanted, ClassValue):
        return False
    if not isinstance(wanted, External):
        return Unknown("what this `except` catches is not known")
    if wanted.name == name:
        return True
    raised, caught = _builtin_exception(name), _builtin_exception(wanted.name)
    if caught in (BaseException, Exception):
        return True
    if raised is None or caught is None:
        return Unknown(f"whether `{name}` is a `{wanted.name}` is not known")
    return issubclass(raised, caught)


def _builtin_exception(name: str) -> type[BaseException] | None:
    module, _, short = name.rpartition(".")
    found = getattr(builtins, short, None) if module == "builtins" else None
    return found if isinstance(found, type) and issubclass(found, BaseException) else None
