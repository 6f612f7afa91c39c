"""Calls: binding arguments to parameters, running functions, calling everything else."""

from __future__ import annotations

import ast
import builtins
from typing import Never

from flowc.frontend.interpreter.classes import instantiate
from flowc.frontend.interpreter.closest import closest
from flowc.frontend.interpreter.context import Builtin, Call, Model
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.function_syntax import own_names
from flowc.frontend.interpreter.generators import run_generator
from flowc.frontend.interpreter.iteration import use_up
from flowc.frontend.interpreter.machine import MAX_DEPTH, Machine
from flowc.frontend.interpreter.scope import Scope, ScopeKind
from flowc.frontend.interpreter.signals import BudgetExceededError, Return
from flowc.frontend.interpreter.values import (
    NONE,
    BoundMethod,
    ClassMethod,
    ClassValue,
    DictValue,
    ExceptionValue,
    External,
    FunctionValue,
    Generic,
    InstanceValue,
    IteratorValue,
    Known,
    Partial,
    StaticMethod,
    TupleValue,
    TypeVariable,
    Unknown,
    Value,
)
from flowc_ir.source import NOWHERE

CALLABLES = (FunctionValue, BoundMethod, Partial)


def call(machine: Machine, function: Value, call: Call) -> Value:
    """Call a value with arguments."""
    result = _call(machine, function, call)
    if not isinstance(function, FunctionValue):
        machine.charge(result)
    if type(result) is Unknown and not isinstance(function, (FunctionValue, ClassValue)):
        # What a library function hands on of its arguments is not known either, nor whether it
        # has called them.
        arguments = (*call.positional, *call.keywords.values())
        machine.lose([a for a in arguments if isinstance(a, CALLABLES)], result)
        for argument in arguments:
            if isinstance(argument, Unknown):
                use_up(machine, argument)
        return result.holding(arguments)
    return result


def _call(machine: Machine, function: Value, call: Call) -> Value:
    match function:
        case FunctionValue():
            return call_function(machine, function, call)
        case BoundMethod(function=inner, receiver=receiver):
            positional = (receiver, *call.positional)
            return machine.call(
                inner, Call(positional=positional, keywords=call.keywords, span=call.span)
            )
        case Builtin(name=name, model=model):
            return _run_model(machine, name, model, call)
        case External():
            return _call_external(machine, function, call)
        case ClassValue():
            return instantiate(machine, function, call)
        case Extension():
            return function.call(machine, call)
        case Partial():
            return _call_partial(machine, function, call)
        case _:
            return _call_other(machine, function, call)


def _call_other(machine: Machine, function: Value, call: Call) -> Value:
    match function:
        case Unknown():
            machine.unknown_call(function, call, function)
            return function
        case Generic(origin=origin):
            return machine.call(origin, call)
        case StaticMethod(function=inner) | ClassMethod(function=inner):
            return machine.call(inner, call)
        case InstanceValue():
            method = machine.find_attribute(function, "__call__", call.span)
            if method is not None:
                return machine.call(method, call)
            if (lost := function.lost or function.cls.lost) is not None:
                machine.unknown_call(function, call, lost)
                return lost
        case TypeVariable(supertype=Value()):
            return call.positional[0] if call.positional else NONE
        case _:
            pass
    machine.throw("TypeError", "object is not callable", call.span)


def _call_external(machine: Machine, function: External, call: Call) -> Value:
    machine.registry.wake(function.name)
    model = machine.registry.models.get(function.name)
    if model is not None:
        return _run_model(machine, function.name, model, call)
    if (exception := _exception_class(function.name)) is not None:
        return ExceptionValue(External(exception), call.positional)
    registry = machine.registry
    lack = registry.lack(function.name)
    reason = registry.reason(function.name)
    unknown = _varying(call) or machine.lost(
        reason, call.span, lack, varies=registry.varies(function.name, call)
    )
    if not registry.is_harmless(function.name):
        machine.unknown_call(function, call, unknown)
    return unknown


def _varying(call: Call) -> Unknown | None:
    """Give an argument that differs from one compilation to the next: so does what comes of it."""
    for value in (*call.positional, *call.keywords.values()):
        if isinstance(value, Unknown) and value.varies:
            return value
    return None


def _run_model(machine: Machine, name: str, model: Model, call: Call) -> Value:
    """Run the model of a library function.

    Models take their arguments apart without counting them first; Python raises TypeError for a
    wrong number of them.
    """
    try:
        return model(machine, call)
    except (IndexError, ValueError):
        short = name.rpartition(".")[2]
        unknown = machine.lost(f"`{short}` is called with arguments that do not fit", call.span)
        machine.lose([*call.positional, *call.keywords.values()], unknown)
        return unknown


def _exception_class(name: str) -> str | None:
    module, _, short = name.rpartition(".")
    if module != "builtins":
        return None
    cls = getattr(builtins, short, None)
    if isinstance(cls, type) and issubclass(cls, BaseException):
        return name
    return None


def _call_partial(machine: Machine, function: Partial, call: Call) -> Value:
    return machine.call(
        function.function,
        Call(
            positional=(*function.positional, *call.positional),
            keywords={**function.keywords, **call.keywords},
            span=call.span,
        ),
    )


def call_function(machine: Machine, function: FunctionValue, call: Call) -> Value:
    """Run the body of a user's function."""
    if not function.module.path:
        return _call_written(machine, function, call)
    return _run(machine, function, call)


def _call_written(machine: Machine, function: FunctionValue, call: Call) -> Value:
    """Run a function of the library: what it does is done where the user calls it."""
    outer, machine.library_span = machine.library_span, call.span
    try:
        return _run(machine, function, call)
    finally:
        if outer is not NOWHERE:
            machine.library_span = outer


def _run(machine: Machine, function: FunctionValue, call: Call) -> Value:
    if len(machine.stack) >= MAX_DEPTH:
        raise BudgetExceededError("calls are nested too deep", call.span)
    node = function.node
    if isinstance(node, ast.AsyncFunctionDef):
        return machine.lost(f"`{function.name}` is a coroutine: it is not run", call.span)
    scope = scope_of(machine, function, call)
    machine.stack.append(function)
    try:
        if isinstance(node, ast.Lambda):
            return machine.evaluate(node.body, scope)
        return _run_body(machine, function, node, scope)
    finally:
        machine.stack.pop()


def scope_of(machine: Machine, function: FunctionValue, call: Call) -> Scope:
    """Give the scope of a call, its parameters bound."""
    node = function.node
    closure = function.closure
    parent = closure if isinstance(closure, Scope) else None
    scope = Scope(ScopeKind.FUNCTION, function.module, {}, parent, function.qualname)
    scope.function = function
    scope.owner = function.owner
    bind_arguments(machine, function, call, scope)
    if not isinstance(node, ast.Lambda):
        if function.own_names is None:
            unit = machine.sources.get(function.module.path)
            may_walrus = unit is None or unit.mentions(":=")
            function.own_names = own_names(node, walrus=may_walrus)
        scope.own_names = function.own_names
    if call.positional:
        scope.first_argument = call.positional[0]
    return scope


def _run_body(
    machine: Machine, function: FunctionValue, node: ast.FunctionDef, scope: Scope
) -> Value:
    if function.is_generator:
        return IteratorValue(run_generator(machine, function, node, scope))
    completion = machine.execute(node.body, scope)
    if scope.left_early is not None:
        return scope.left_early
    return completion.value if isinstance(completion, Return) else NONE


def bind_arguments(machine: Machine, function: FunctionValue, call: Call, scope: Scope) -> None:
    """Bind arguments to parameters by Python's rules; raises TypeError in the user's program."""
    parameters = function.node.args
    names = scope.names
    keywords = dict(call.keywords)
    positional = [*parameters.posonlyargs, *parameters.args]
    given = call.positional
    for position, parameter in enumerate(positional):
        name = parameter.arg
        if position < len(given):
            if name in keywords and position >= len(parameters.posonlyargs):
                _type_error(machine, function, call, f"got multiple values for argument '{name}'")
            names[name] = given[position]
        elif name in keywords and position >= len(parameters.posonlyargs):
            names[name] = keywords.pop(name)
        else:
            names[name] = _default(machine, function, call, position, len(positional), name)
    _bind_rest(machine, function, call, scope, len(positional))
    for parameter in parameters.kwonlyargs:
        name = parameter.arg
        if name in keywords:
            names[name] = keywords.pop(name)
        elif name in function.keyword_defaults:
            names[name] = function.keyword_defaults[name]
        else:
            _missing(machine, function, call, f"missing keyword-only argument: '{name}'", name)
    if parameters.kwarg is not None:
        entries: dict[object, tuple[Value, Value]] = {
            name: (Known(name), value) for name, value in keywords.items()
        }
        names[parameters.kwarg.arg] = DictValue(entries)
    elif keywords:
        _unexpected(machine, function, call)


def _bind_rest(
    machine: Machine, function: FunctionValue, call: Call, scope: Scope, expected: int
) -> None:
    rest = call.positional[expected:]
    vararg = function.node.args.vararg
    if vararg is not None:
        scope.names[vararg.arg] = TupleValue(tuple(rest))
    elif rest:
        _type_error(
            machine,
            function,
            call,
            f"takes {expected} positional arguments but {len(call.positional)} were given",
        )


def _default(
    machine: Machine, function: FunctionValue, call: Call, position: int, total: int, name: str
) -> Value:
    first_default = total - len(function.defaults)
    if position >= first_default:
        return function.defaults[position - first_default]
    _missing(machine, function, call, f"missing required argument: '{name}'", name)


def _type_error(
    machine: Machine, function: FunctionValue, call: Call, what: str, hint: str = ""
) -> Never:
    machine.throw("TypeError", f"{function.qualname}() {what}", call.span, hint=hint)


def _unexpected(machine: Machine, function: FunctionValue, call: Call) -> None:
    """Raise TypeError for the first keyword that a function does not take, if there is one."""
    parameters = function.node.args
    accepted = [parameter.arg for parameter in (*parameters.args, *parameters.kwonlyargs)]
    for name in call.keywords:
        if parameters.kwarg is None and name not in accepted:
            what = f"got an unexpected keyword argument '{name}'"
            free = [each for each in accepted if each not in call.keywords]
            _type_error(machine, function, call, what, closest(name, free))


def _missing(machine: Machine, function: FunctionValue, call: Call, what: str, name: str) -> Never:
    """Raise TypeError for an argument that is not given: under another name, as may be."""
    _unexpected(machine, function, call)
    parameters = function.node.args
    accepted = [parameter.arg for parameter in (*parameters.args, *parameters.kwonlyargs)]
    others = [each for each in call.keywords if each not in accepted]
    meant = closest(name, others).removeprefix("did you mean ").removesuffix("?")
    _type_error(machine, function, call, what, f"{meant} is given instead" if meant else "")
