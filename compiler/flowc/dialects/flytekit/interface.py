"""Interfaces of functions: annotations, defaults and docstrings."""

from __future__ import annotations

import ast

from flowc.dialects.flytekit.codes import (
    ANNOTATION_AS_DEFAULT,
    MISSING_ANNOTATION,
    MISSING_RETURN,
    WRONG_OUTPUT,
)
from flowc.dialects.flytekit.entity import Port, PythonInterface
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.docstrings import Docstring
from flowc.frontend.interpreter.annotations import hidden_name
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.types import same_type
from flowc.frontend.interpreter.values import (
    ClassValue,
    External,
    FunctionValue,
    Generic,
    InstanceValue,
    Known,
    ModuleValue,
    NamedTupleTrait,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span

ANY = External("typing.Any")
REPLACED = (
    "__name__ __qualname__ __doc__ __annotations__ __defaults__ __kwdefaults__ __signature__ "
    "__code__ __globals__"
).split()
"""Parts of a function that say what its task is; known ones are not among its attributes."""


def function_interface(
    session: Session,
    function: FunctionValue,
    docstring: Docstring | None,
    *,
    pickle_untyped: bool = False,
    is_reference: bool = False,
) -> PythonInterface:
    """Read the interface of a function.

    Mirrors `transform_function_to_interface` of flytekit 1.16.31 (core/interface.py). Raises `Lost`
    where a type is not known, and what flytekit raises.
    """
    machine = session.machine
    origin = unwrapped(function)
    module = origin.module
    returns = _return_annotation(machine, function, module, pickle_untyped)
    if not is_reference:
        _check_return(machine, origin, returns)
    interface = PythonInterface(tuple_name=tuple_name(returns), has_docstring=docstring is not None)
    for name, port in _inputs(session, function, origin, module, docstring, pickle_untyped):
        interface.inputs[name] = port
    names = output_annotations(machine, returns, function.span)
    described = output_docs(docstring, names)
    for name, annotation in names.items():
        type_ = session.types.lower(annotation, machine, module, _return_span(machine, function))
        interface.outputs[name] = Port(
            name=name,
            annotation=annotation,
            type=type_,
            doc=described.get(name),
            span=function.span,
        )
    return interface


def unwrapped(function: FunctionValue) -> FunctionValue:
    """Follow `__wrapped__`, as `inspect.signature` and `get_type_hints` do."""
    for _ in range(100):
        _require_own_parts(function)
        inner = function.attributes.get("__wrapped__")
        while isinstance(inner, InstanceValue) and inner.lost is None:
            inner = inner.attributes.get("__wrapped__")
        if inner is None:
            return function
        if isinstance(inner, Unknown):
            raise Lost(inner)
        if not isinstance(inner, FunctionValue):
            raise Lost(Unknown("the function that is wrapped is not followed", function.span))
        function = inner
    raise Lost(Unknown("the wrapping of a function does not end", function.span))


def _require_own_parts(function: FunctionValue) -> None:
    """Give up a function of which a part is replaced by what is not known."""
    for name in REPLACED:
        value = function.attributes.get(name)
        if value is not None:
            reason = f"`{name}` of `{function.name}` is replaced, which is not followed"
            raise Lost(value if isinstance(value, Unknown) else Unknown(reason, function.span))


def _inputs(
    session: Session,
    function: FunctionValue,
    origin: FunctionValue,
    module: ModuleValue,
    docstring: Docstring | None,
    pickle_untyped: bool,
) -> list[tuple[str, Port]]:
    machine = session.machine
    parameters = origin.node.args
    positional = [*parameters.posonlyargs, *parameters.args]
    every = [*positional, *([parameters.vararg] if parameters.vararg else [])]
    every += parameters.kwonlyargs + ([parameters.kwarg] if parameters.kwarg else [])
    defaults = _defaults(origin, positional)
    ports: list[tuple[str, Port]] = []
    for parameter in every:
        name = parameter.arg
        span = machine.span(parameter, origin.module)
        raw = function.annotations.get(name)
        if raw is None:
            if not pickle_untyped:
                mistake(
                    MISSING_ANNOTATION,
                    span,
                    f"parameter `{name}` of `{function.name}` has no type",
                    hint=_hint_of(name, origin),
                )
            annotation: Value = ANY
        else:
            annotation = resolved_hint(machine, raw, module, span)
        _refuse_type(name, defaults.get(name), annotation, span)
        type_ = session.types.lower(annotation, machine, module, span)
        doc = docstring.inputs.get(name, "") if docstring is not None else None
        is_listed = docstring is not None and name in docstring.inputs
        ports.append(
            (
                name,
                Port(
                    name=name,
                    annotation=annotation,
                    type=type_,
                    default=defaults.get(name),
                    doc=(doc or "") if is_listed else None,
                    span=span,
                ),
            )
        )
    return ports


def _hint_of(name: str, function: FunctionValue) -> str:
    if function.is_nested:
        return "if it stands for a function that it decorates, add `functools.wraps`"
    return f"write `{name}: <type>`"


def _refuse_type(name: str, default: Value | None, annotation: Value, span: Span) -> None:
    """Refuse `x: int = int`: flytekit takes the type as a value, which no run can use."""
    is_type = isinstance(default, (External, ClassValue)) and default is annotation
    if is_type or (isinstance(default, Generic) and same_type(default, annotation)):
        mistake(
            ANNOTATION_AS_DEFAULT,
            span,
            f"the default of `{name}` is its type, and no value of it",
            hint="leave the default out, or give a value",
        )


def _defaults(function: FunctionValue, positional: list[ast.arg]) -> dict[str, Value]:
    """Give the defaults that are not None."""
    found: dict[str, Value] = dict(function.keyword_defaults)
    first = len(positional) - len(function.defaults)
    for parameter, default in zip(positional[first:], function.defaults, strict=True):
        found[parameter.arg] = default
    return {
        name: value
        for name, value in found.items()
        if not (isinstance(value, Known) and value.value is None)
    }


def resolved_hint(machine: Machine, raw: Value, module: ModuleValue, span: Span) -> Value:
    """Resolve an annotation as `get_type_hints(…, include_extras=True)` does."""
    annotation = machine.resolve_annotation(raw, module, span)
    if isinstance(annotation, Unknown):
        raise Lost(annotation)
    if isinstance(annotation, Known) and annotation.value is None:
        return External("types.NoneType")
    return annotation


def _return_annotation(
    machine: Machine, function: FunctionValue, module: ModuleValue, pickle_untyped: bool
) -> Value | None:
    raw = function.annotations.get("return")
    if raw is None:
        return ANY if pickle_untyped else None
    if isinstance(raw, TupleValue):
        items = tuple(resolved_hint(machine, item, module, function.span) for item in raw.items)
        return TupleValue(items)
    return resolved_hint(machine, raw, module, _return_span(machine, function))


def _return_span(machine: Machine, function: FunctionValue) -> Span:
    node = function.node
    if isinstance(node, ast.Lambda) or node.returns is None:
        return function.span
    return machine.span(node.returns, function.module)


def is_none_type(value: Value | None) -> bool:
    """Tell whether an annotation says that nothing is returned."""
    if value is None:
        return True
    if isinstance(value, Known):
        return value.value is None
    return isinstance(value, External) and value.name == "types.NoneType"


def _check_return(machine: Machine, function: FunctionValue, returns: Value | None) -> None:
    """Refuse a declared output without a `return` in the source (flytekit core/utils.py)."""
    if is_none_type(returns):
        return
    if isinstance(returns, Generic) and any(is_none_type(a) for a in returns.arguments):
        return
    if isinstance(returns, TupleValue) and not returns.items:
        return
    lines = source_lines(machine, function)
    if lines and not any("return" in line or "yield" in line for line in lines):
        mistake(
            MISSING_RETURN,
            _return_span(machine, function),
            f"`{function.name}` declares an output, but has no `return`",
            hint="return a value, or take the annotation away",
        )


def source_lines(machine: Machine, function: FunctionValue) -> list[str]:
    """Give the source lines of a function, decorators included."""
    unit = machine.sources.get(function.module.path)
    if unit is None:
        return []
    node = function.node
    first = node.lineno
    if not isinstance(node, ast.Lambda) and node.decorator_list:
        first = min(first, *(d.lineno for d in node.decorator_list))
    last = node.end_lineno or node.lineno
    return unit.lines()[first - 1 : last]


def tuple_name(returns: Value | None) -> str:
    """Give the name of the NamedTuple class that is returned, if one is."""
    return returns.name if isinstance(returns, ClassValue) and named_fields(returns) else ""


def named_fields(cls: ClassValue) -> NamedTupleTrait | None:
    """Give the NamedTuple trait of a class that derives from nothing else."""
    return next((t for t in cls.traits if isinstance(t, NamedTupleTrait)), None)


def output_annotations(machine: Machine, returns: Value | None, span: Span) -> dict[str, Value]:
    """Name the outputs of a function (flytekit `extract_return_annotation`)."""
    if is_none_type(returns) or returns is None:
        return {}
    if isinstance(returns, ClassValue) and (trait := named_fields(returns)) is not None:
        _require_seen_names(returns, trait, span)
        return {
            field.name: resolved_hint(machine, field.annotation, returns.module, span)
            for field in trait.fields
        }
    items: tuple[Value, ...] | None = None
    if isinstance(returns, TupleValue):
        items = returns.items
    elif isinstance(returns, Generic) and _is_tuple(returns.origin):
        items = returns.arguments
    if items is None:
        return {"o0": returns}
    if len(items) == 1:
        mistake(
            WRONG_OUTPUT,
            span,
            "a tuple of one output",
            hint="annotate the output itself",
        )
    if any(isinstance(item, Known) and item.value is ... for item in items):
        mistake(
            WRONG_OUTPUT,
            span,
            "a tuple of any length does not say how many outputs there are",
            hint="return a list, or name each output",
        )
    return {f"o{position}": item for position, item in enumerate(items)}


def _require_seen_names(cls: ClassValue, trait: NamedTupleTrait, span: Span) -> None:
    """Raise Lost if an annotation that is text may mean a field, not a builtin."""
    names = {field.name for field in trait.fields}
    for field in trait.fields:
        hidden = hidden_name(field.annotation, names, cls.module)
        if hidden is not None:
            reason = f"the annotation of `{field.name}` is text, where `{hidden}` is a field"
            raise Lost(Unknown(reason, span))


def _is_tuple(origin: Value) -> bool:
    return isinstance(origin, External) and origin.name in ("typing.Tuple", "builtins.tuple")


def output_docs(docstring: Docstring | None, names: dict[str, Value]) -> dict[str, str]:
    """Describe outputs; a single description is shared by all of them."""
    if docstring is None:
        return {}
    described = {name: text or "" for name, text in docstring.outputs.items()}
    if len(described) == 1:
        shared = next(iter(described.values()))
        return dict.fromkeys(names, shared)
    return described
