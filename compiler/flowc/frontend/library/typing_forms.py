"""The typing module: special forms, type variables, and what reads types back.

Unions are made as Python makes them: `Optional[X]` and `Union[X, None]` both are a `Generic` with
the origin `typing.Union`, flat, without repeats, `None` standing for `NoneType`; a union of one
type is that type. `Annotated` of `Annotated` is flat; `Literal` is flat and without repeats.
"""

from __future__ import annotations

from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.types import same_type
from flowc.frontend.interpreter.values import (
    NONE,
    ClassValue,
    Deferred,
    DictValue,
    External,
    FunctionValue,
    Generic,
    Known,
    TupleValue,
    TypeVariable,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import known_text, not_known, signature
from flowc_ir.source import Span

UNION = External("typing.Union")
NONE_TYPES = ("builtins.NoneType", "types.NoneType")
GET_TYPE_HINTS = signature("get_type_hints", "obj globalns localns include_extras", 1)
TYPE_VARIABLES = ("TypeVar", "ParamSpec", "TypeVarTuple")
PLAIN_CLASSES = (
    "Generic", "Protocol", "NamedTuple", "TypedDict", "SupportsInt", "SupportsFloat",
    "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsIndex", "SupportsRound",
    "Hashable", "Sized", "Iterable", "Iterator", "Collection", "Container", "Callable",
    "Reversible", "Sequence", "MutableSequence", "Mapping", "MutableMapping", "AbstractSet",
    "MutableSet", "Awaitable", "Coroutine", "Any",
)  # fmt: skip


def origin_name(value: Value) -> str:
    """Give the name of the library origin of a subscripted type, or nothing."""
    if isinstance(value, Generic) and isinstance(value.origin, External):
        return value.origin.name
    return ""


def make_union(parts: list[Value]) -> Value:
    """Make a union, flat and without repeats; of one type it is that type."""
    flat: list[Value] = []
    for part in parts:
        inner = [part]
        if origin_name(part) in ("typing.Union", "types.UnionType") and isinstance(part, Generic):
            inner = list(part.arguments)
        for item in map(_without_none_type, inner):
            if not any(same_type(item, other) for other in flat):
                flat.append(item)
    if len(flat) == 1:
        # Of None alone it is the class; a builtin that is subscripted tells the two apart.
        is_none = isinstance(flat[0], Known) and flat[0].value is None
        return External("builtins.NoneType") if is_none else flat[0]
    return Generic(UNION, tuple(flat))


def _without_none_type(value: Value) -> Value:
    if isinstance(value, External) and value.name in NONE_TYPES:
        return NONE
    return Known(value.value) if isinstance(value, Known) else value


def _arguments(call: Call) -> list[Value]:
    key = call.positional[0]
    return list(key.items) if isinstance(key, TupleValue) and key.cls is None else [key]


def _union(context: Context, call: Call) -> Value:
    parts = _arguments(call)
    if not parts:
        context.throw("TypeError", "Cannot take a Union of no types.", call.span)
    unknown = next((part for part in parts if isinstance(part, Unknown)), None)
    return make_union(parts) if unknown is None else unknown


def _optional(context: Context, call: Call) -> Value:
    parts = _arguments(call)
    if len(parts) != 1:
        context.throw("TypeError", "typing.Optional requires a single type.", call.span)
    return parts[0] if isinstance(parts[0], Unknown) else make_union([parts[0], NONE])


def _annotated(context: Context, call: Call) -> Value:
    parts = _arguments(call)
    if len(parts) < 2:
        message = (
            "Annotated[...] should be used with at least two arguments (a type and an annotation)."
        )
        context.throw("TypeError", message, call.span)
    inner = parts[0]
    if isinstance(inner, Generic) and origin_name(inner) == "typing.Annotated":
        parts[:1] = inner.arguments
    return Generic(External("typing.Annotated"), tuple(parts))


def _literal(context: Context, call: Call) -> Value:
    flat: list[Value] = []
    for part in _arguments(call):
        is_nested = isinstance(part, Generic) and origin_name(part) == "typing.Literal"
        inner = part.arguments if is_nested and isinstance(part, Generic) else (part,)
        for item in inner:
            if not any(same_type(item, other) for other in flat):
                flat.append(item)
    return Generic(External("typing.Literal"), tuple(flat))


def _cast(context: Context, call: Call) -> Value:
    if len(call.positional) == 2:
        return call.positional[1]
    return call.keywords.get("val", Unknown("`cast` needs two arguments", call.span))


def _first(context: Context, call: Call) -> Value:
    """Model what gives its argument back: `overload`, `final`, `no_type_check`."""
    if call.positional:
        return call.positional[0]
    return next(iter(call.keywords.values()), NONE)


def _type_variable(kind: str) -> Model:
    def model(context: Context, call: Call) -> Value:
        name = known_text(call.positional[0]) if call.positional else None
        if name is None:
            return Unknown("the name of a type variable is not known", call.span)
        return TypeVariable(name, f"typing.{kind}")

    return model


def _new_type(context: Context, call: Call) -> Value:
    bound = signature("NewType", "name tp").bind(context, call)
    name = known_text(bound["name"])
    if name is None:
        return not_known(bound["name"], "the name of a type", call.span)
    return TypeVariable(name, "typing.NewType", bound["tp"])


def _forward_ref(context: Context, call: Call) -> Value:
    return call.positional[0] if call.positional else NONE


def _get_origin(context: Context, call: Call) -> Value:
    value = call.positional[0]
    if isinstance(value, Unknown):
        return value
    if not isinstance(value, Generic):
        return NONE
    match value.origin:
        case External(name=name):
            return External(TYPING_ORIGINS.get(name, name))
        case origin:
            return origin


def _get_args(context: Context, call: Call) -> Value:
    value = call.positional[0]
    if isinstance(value, Unknown):
        return value
    if not isinstance(value, Generic):
        return TupleValue(())
    if origin_name(value) == "typing.Literal":
        return TupleValue(value.arguments)
    return TupleValue(tuple(map(_with_none_type, value.arguments)))


def _with_none_type(value: Value) -> Value:
    if isinstance(value, Known) and value.value is None:
        return External("builtins.NoneType")
    return value


def _get_type_hints(context: Context, call: Call) -> Value:
    bound = GET_TYPE_HINTS.bind(context, call)
    if "globalns" in bound or "localns" in bound:
        return Unknown("`get_type_hints` with namespaces is not followed", call.span)
    keeps_extras = context.truth(bound.get("include_extras", Known(False)), call.span)
    if isinstance(keeps_extras, Unknown):
        return keeps_extras
    target = bound["obj"]
    hints: dict[str, Value] = {}
    match target:
        case FunctionValue():
            hints = _hints(context, target.annotations, target, call.span)
        case ClassValue(lost=None):
            for entry in reversed(target.mro):
                if isinstance(entry, ClassValue):
                    hints |= _hints(context, entry.annotations, entry, call.span)
        case _:
            return not_known(target, "what `get_type_hints` reads", call.span)
    entries: dict[object, tuple[Value, Value]] = {}
    for name, hint in hints.items():
        stripped = hint if keeps_extras else strip_annotated(hint)
        entries[name] = (Known(name), _with_none_type(stripped))
    return DictValue(entries)


def _hints(
    context: Context, annotations: dict[str, Value], owner: FunctionValue | ClassValue, span: Span
) -> dict[str, Value]:
    return {
        name: context.resolve_annotation(annotation, owner.module, span)
        if isinstance(annotation, (Deferred, Known, Generic))
        else annotation
        for name, annotation in annotations.items()
    }


def strip_annotated(value: Value) -> Value:
    """Take `Annotated[T, …]` for `T`, also inside other types."""
    if not isinstance(value, Generic):
        return value
    if origin_name(value) == "typing.Annotated":
        return strip_annotated(value.arguments[0])
    if origin_name(value) == "typing.Literal":
        return value
    return Generic(value.origin, tuple(map(strip_annotated, value.arguments)))


TYPING_ORIGINS = {
    "typing.List": "builtins.list", "typing.Dict": "builtins.dict", "typing.Set": "builtins.set",
    "typing.FrozenSet": "builtins.frozenset", "typing.Tuple": "builtins.tuple",
    "typing.Type": "builtins.type", "typing.DefaultDict": "collections.defaultdict",
    "typing.OrderedDict": "collections.OrderedDict", "typing.Counter": "collections.Counter",
    "typing.Deque": "collections.deque", "typing.Callable": "collections.abc.Callable",
    "typing.AbstractSet": "collections.abc.Set",
} | {
    f"typing.{name}": f"collections.abc.{name}"
    for name in (
        "Iterable", "Iterator", "Sequence", "Mapping", "MutableMapping", "MutableSequence",
        "MutableSet", "Collection", "Container", "Generator", "AsyncIterator", "AsyncIterable",
        "Awaitable", "Coroutine", "AsyncGenerator", "ValuesView", "KeysView", "ItemsView",
    )
}  # fmt: skip


def install(registry: Registry) -> None:
    """Add the module, and `typing_extensions` as another name for it."""
    registry.aliases["typing_extensions"] = "typing"
    registry.aliases["typing.Text"] = "builtins.str"
    models: dict[str, Model] = {
        "Union.__class_getitem__": _union, "Optional.__class_getitem__": _optional,
        "Annotated.__class_getitem__": _annotated, "Literal.__class_getitem__": _literal,
        "cast": _cast, "NewType": _new_type, "ForwardRef": _forward_ref,
        "get_origin": _get_origin, "get_args": _get_args, "get_type_hints": _get_type_hints,
    }  # fmt: skip
    for name in (
        "overload", "final", "no_type_check", "runtime_checkable", "override", "runtime",
        "reveal_type",
    ):  # fmt: skip
        models[name] = _first
    models["dataclass_transform"] = lambda context, call: External("typing.overload")
    for name in TYPE_VARIABLES:
        models[name] = _type_variable(name)
    registry.models |= {f"typing.{name}": model for name, model in models.items()}
    registry.constants["typing.TYPE_CHECKING"] = lambda: Known(False)
    registry.classes |= {f"typing.{name}" for name in PLAIN_CLASSES}
    registry.classes |= set(TYPING_ORIGINS)
    registry.classes |= {name for name in TYPING_ORIGINS.values() if name.startswith("coll")}
