"""functools: `partial`, `wraps`, caches, `reduce`, `total_ordering`."""

from __future__ import annotations

from flowc.frontend.interpreter.context import Builtin, Call, Context, Model
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.iteration import walk
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import ItemsLost
from flowc.frontend.interpreter.values import (
    ClassValue,
    FunctionValue,
    InstanceValue,
    Known,
    Partial,
    Property,
    TupleValue,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import (
    call_with,
    known_text,
    machine_of,
    signature,
)
from flowc_ir.source import Span

ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__")
UPDATE = signature("update_wrapper", "wrapper wrapped assigned updated", 2)
WRAPS = signature("wraps", "wrapped assigned updated", 1)
REDUCE = signature("reduce", "function iterable initial", 2)
COMPARISONS = ("__lt__", "__le__", "__gt__", "__ge__")


def _partial(context: Context, call: Call) -> Value:
    if not call.positional:
        context.throw("TypeError", "type 'partial' takes at least one argument", call.span)
    function, *rest = call.positional
    if isinstance(function, Unknown):
        return function
    if isinstance(function, Partial):
        return Partial(
            function.function,
            (*function.positional, *rest),
            {**function.keywords, **call.keywords},
        )
    return Partial(function, tuple(rest), dict(call.keywords))


def _update_wrapper(context: Context, call: Call) -> Value:
    bound = UPDATE.bind(context, call)
    return update_wrapper(context, bound, call.span)


def update_wrapper(context: Context, bound: dict[str, Value], span: Span) -> Value:
    """Copy what CPython copies from the wrapped function to its wrapper."""
    wrapper, wrapped = bound["wrapper"], bound["wrapped"]
    names = _names(context, bound.get("assigned"), (*ASSIGNMENTS, "__annotations__"), span)
    updated = _names(context, bound.get("updated"), ("__dict__",), span)
    if isinstance(names, Unknown) or isinstance(updated, Unknown):
        context.lose([wrapper], Unknown("what `wraps` copies is not known", span))
        return wrapper
    machine = machine_of(context)
    if not isinstance(wrapper, FunctionValue):
        # A class, a partial or an instance: their own attributes are set one by one.
        for name in names:
            value = _read(context, wrapped, name, span)
            if value is not None:
                machine.set_attribute(wrapper, name, value, span)
        if isinstance(wrapper, InstanceValue) and isinstance(
            wrapped, (FunctionValue, InstanceValue)
        ):
            wrapper.attributes |= wrapped.attributes
        machine.set_attribute(wrapper, "__wrapped__", wrapped, span)
        return wrapper
    for name in names:
        _copy_name(context, wrapper, wrapped, name, span)
    if "__dict__" in updated and isinstance(wrapped, FunctionValue):
        wrapper.attributes |= wrapped.attributes
    if "__dict__" in updated and isinstance(wrapped, InstanceValue):
        # What a function has in itself does not come out of its dictionary.
        own = (*ASSIGNMENTS, "__annotations__")
        wrapper.attributes |= {k: v for k, v in wrapped.attributes.items() if k not in own}
    wrapper.attributes["__wrapped__"] = wrapped
    return wrapper


def _copy_name(
    context: Context, wrapper: FunctionValue, wrapped: Value, name: str, span: Span
) -> None:
    if name == "__annotations__":
        inner: Value | None = wrapped
        while isinstance(inner, InstanceValue):
            inner = inner.attributes.get("__wrapped__")
        if isinstance(inner, FunctionValue):
            wrapper.annotations = inner.annotations
        elif isinstance(wrapped, (Unknown, Extension)):
            wrapper.attributes["__annotations__"] = Unknown("annotations are not known", span)
        return
    value = _read(context, wrapped, name, span)
    if value is not None:
        machine_of(context).set_attribute(wrapper, name, value, span)


def _read(context: Context, wrapped: Value, name: str, span: Span) -> Value | None:
    if isinstance(wrapped, (Partial, TupleValue)):
        return None
    if isinstance(wrapped, InstanceValue) and name in ("__name__", "__qualname__"):
        return wrapped.attributes.get(name)
    return machine_of(context).find_attribute(wrapped, name, span)


def _names(
    context: Context, given: Value | None, default: tuple[str, ...], span: Span
) -> tuple[str, ...] | Unknown:
    if given is None:
        return default
    items = context.iterate(given, span)
    if isinstance(items, Unknown):
        return items
    return tuple(name for item in items if (name := known_text(item)) is not None)


def _wraps(context: Context, call: Call) -> Value:
    bound = WRAPS.bind(context, call)

    def decorate(inner: Context, given: Call) -> Value:
        return update_wrapper(inner, {**bound, "wrapper": given.positional[0]}, given.span)

    return Builtin("functools.wraps", decorate)


def _cached_property(context: Context, call: Call) -> Value:
    return Property(call.positional[0], cached=True)


def _reduce(context: Context, call: Call) -> Value:
    bound = REDUCE.bind(context, call)
    items = walk(machine_of(context), bound["iterable"], call.span)
    try:
        total = bound.get("initial") or next(items, None)
        if total is None:
            message = "reduce() of empty iterable with no initial value"
            context.throw("TypeError", message, call.span)
        for item in items:
            total = call_with(context, bound["function"], total, item, span=call.span)
    except ItemsLost as lost:
        return lost.unknown
    return total


def _total_ordering(context: Context, call: Call) -> Value:
    cls = call.positional[0]
    if not isinstance(cls, ClassValue):
        return cls
    given = [name for name in COMPARISONS if lookup_in_mro(cls, name) is not None]
    if not given:
        message = "must define at least one ordering operation: < > <= >="
        context.throw("ValueError", message, call.span)
    root = max(given, key=("__ge__", "__gt__", "__le__", "__lt__").index)
    for name in COMPARISONS:
        if name not in given:
            cls.namespace[name] = Builtin(f"total_ordering.{name}", _derived(root, name))
    return cls


def _derived(root: str, name: str) -> Model:
    """Model one comparison by another: `a <= b` as `a < b or a == b`."""
    negates = {"__lt__": ("__gt__", "__ge__"), "__le__": ("__ge__", "__gt__"),
               "__gt__": ("__lt__", "__le__"), "__ge__": ("__le__", "__lt__")}  # fmt: skip

    def model(context: Context, call: Call) -> Value:
        own, other = call.positional
        method = context.attribute(own, root, call.span)
        result = call_with(context, method, other, span=call.span)
        if isinstance(result, Known) and result.value is NotImplemented:
            return result
        holds = context.truth(result, call.span)
        same = context.equals(own, other, call.span)
        for side in (holds, same):
            if isinstance(side, Unknown):
                return side
        is_strict = root in ("__lt__", "__gt__")
        if name in negates[root]:
            flips = name == negates[root][1]
            if flips:
                return Known(not holds)
            return Known(not holds and not same) if is_strict else Known(not holds or bool(same))
        return Known(bool(holds) or bool(same)) if is_strict else Known(bool(holds) and not same)

    return model


def install(registry: Registry) -> None:
    """Add the module."""
    models: dict[str, Model] = {
        "partial": _partial, "wraps": _wraps, "update_wrapper": _update_wrapper,
        "cached_property": _cached_property,
        "reduce": _reduce, "total_ordering": _total_ordering,
    }  # fmt: skip
    registry.models |= {f"functools.{name}": model for name, model in models.items()}
    registry.constants["functools.WRAPPER_ASSIGNMENTS"] = lambda: TupleValue(
        tuple(Known(name) for name in (*ASSIGNMENTS, "__annotations__"))
    )
    registry.constants["functools.WRAPPER_UPDATES"] = lambda: TupleValue((Known("__dict__"),))
