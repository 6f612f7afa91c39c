"""Type transformers of the user's own: the classes that they claim are not lowered by others."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.types.lowering import Claim
from flowc.dialects.flytekit.types.place import Place
from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    NONE,
    ClassValue,
    External,
    FunctionValue,
    Generic,
    InstanceValue,
    ListValue,
    ModuleValue,
    Unknown,
    Value,
)
from flowc_ir.diagnostic import Code, Severity
from flowc_ir.types import Type

CODE = Code(
    "duplicate-transformer", Severity.ERROR, "two type transformers are registered for one type"
)

REGISTER = "flytekit.core.type_engine.TypeEngine.register"
REGISTER_HANDLER = "flytekit.StructuredDatasetTransformerEngine.register"
REGISTRARS = (
    "flytekit.core.type_engine.TypeEngine.register_additional_type",
    "flytekit.StructuredDatasetTransformerEngine.register",
    "flytekit.StructuredDatasetTransformerEngine.register_for_protocol",
    "flytekit.types.schema.types.SchemaEngine.register_handler",
)
OWN_TYPES = frozenset(
    "builtins.bool builtins.dict builtins.float builtins.int builtins.list builtins.str "
    "builtins.tuple collections.abc.Iterator datetime.date datetime.datetime datetime.timedelta "
    "enum.Enum flytekit.FlyteDirectory flytekit.FlyteFile flytekit.StructuredDataset "
    "flytekit.types.error.error.FlyteError google.protobuf.message.Message os.PathLike "
    "typing.BinaryIO typing.Iterator typing.TextIO typing.Union".split()
)
"""Types with a transformer as soon as flytekit 1.16.31 is imported (core/type_engine.py)."""

HANDLERS = ("StructuredDatasetEncoder", "StructuredDatasetDecoder")
TRANSFORMERS = ("TypeTransformer", "AsyncTypeTransformer", "SimpleTransformer")


def add_transformers(registry: Registry, session: Session) -> None:
    """Fill in what registering a transformer means."""
    for name in REGISTRARS:
        registry.models[name] = lambda context, call: _register(session, call)
    taken: set[str | ClassValue] = set()
    registry.models[REGISTER] = lambda context, call: _register_once(session, call, taken)
    handlers: set[tuple[object, ...]] = set()
    registry.models[REGISTER_HANDLER] = lambda _, call: _register_handler(session, call, handlers)


def _register_once(session: Session, call: Call, taken: set[str | ClassValue]) -> Value:
    """Refuse a type that has a transformer (flytekit 1.16.31 `TypeEngine.register`)."""
    for cls in _python_types(call):
        key = cls.name if isinstance(cls, External) else cls
        if key in taken or key in OWN_TYPES:
            owner = "one of flytekit's own" if key in OWN_TYPES else "one of yours"
            mistake(
                CODE,
                call.span,
                f"`{cls.name.removeprefix('builtins.')}` has a transformer already: {owner}",
                hint="register one for each type",
                exception="ValueError",
            )
        taken.add(key)
    return _register(session, call)


def _register_handler(session: Session, call: Call, taken: set[tuple[object, ...]]) -> Value:
    """Refuse a second handler of a format (flytekit 1.16.31 types/structured).

    One that does not name its storage is left out without a word.
    """
    handler = call.positional[0] if call.positional else call.keywords.get("h")
    key = _handler_key(handler.cls) if isinstance(handler, InstanceValue) else None
    if key is not None and len(call.positional) < 2 and "override" not in call.keywords:
        if key in taken:
            _, _, protocol, format_ = key
            mistake(
                CODE,
                call.span,
                f"there is a handler of `{format_}` in `{protocol}` for this type already",
                hint="register one of them, or pass `override=True`",
                exception="ValueError",
            )
        taken.add(key)
    return _register(session, call)


def _handler_key(cls: ClassValue) -> tuple[object, ...] | None:
    """Give what tells handlers apart: its kind, type, storage and format; None if not known."""
    bases = [each.name.rpartition(".")[2] for each in cls.mro if isinstance(each, External)]
    kinds = [name for name in bases if name in HANDLERS]
    init = _init_of(cls)
    calls = [] if init is None else list(_init_calls(init))
    if init is None or len(calls) != 1 or not kinds or len(calls[0].args) != 3:
        return None
    types = list(_named_type(calls[0].args[0], init))
    texts = [each.value for each in calls[0].args[1:] if isinstance(each, ast.Constant)]
    if not types or len(texts) != 2 or None in texts:
        return None
    named = types[0].name if isinstance(types[0], External) else types[0]
    return (kinds[0], named, *texts)


def _python_types(call: Call) -> Iterator[ClassValue | External]:
    """Give the types that a call registers, as far as they are known."""
    names: tuple[str, ...] = ("transformer", "additional_types")
    given = dict(zip(names, call.positional, strict=False)) | call.keywords
    transformer, additional = given.get("transformer"), given.get("additional_types")
    if isinstance(transformer, InstanceValue):
        yield from _type_of(transformer.cls)
    if isinstance(additional, ListValue):
        yield from (each for each in additional.items if isinstance(each, (ClassValue, External)))


def _type_of(cls: ClassValue) -> Iterator[ClassValue | External]:
    """Give what the `__init__` of a transformer hands on as its type."""
    made = next((each for each in cls.mro if _init_of(each) is not None), None)
    init = None if made is None else _init_of(made)
    if init is None:
        return
    for call in _init_calls(init):
        named = [each.value for each in call.keywords if each.arg == "t"]
        is_super = isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Call)
        placed = call.args[1:2] if is_super else call.args[2:3]
        for each in (*named, *placed):
            yield from _named_type(each, init)


def _init_calls(init: FunctionValue) -> Iterator[ast.Call]:
    """Give the calls of the `__init__` of a base."""
    for node in ast.walk(init.node):
        match node:
            case ast.Call(func=ast.Attribute(attr="__init__")):
                yield node
            case _:
                pass


def _init_of(cls: Value) -> FunctionValue | None:
    found = cls.namespace.get("__init__") if isinstance(cls, ClassValue) else None
    return found if isinstance(found, FunctionValue) else None


def _named_type(node: ast.expr, init: FunctionValue) -> Iterator[ClassValue | External]:
    """Give a type that a function names, if that is a global."""
    match node:
        case ast.Name(id=name):
            parameters = {each.arg for each in ast.walk(init.node) if isinstance(each, ast.arg)}
            value = init.module.namespace.get(name)
            if value is None and name in _BUILTIN_TYPES:
                value = External(f"builtins.{name}")
            if name not in parameters and isinstance(value, (ClassValue, External)):
                yield value
        case ast.Attribute(value=ast.Name(id=outer), attr=name):
            module = init.module.namespace.get(outer)
            if isinstance(module, External):
                yield External(f"{module.name}.{name}")
            elif isinstance(module, ModuleValue):
                found = module.namespace.get(name)
                yield from [found] if isinstance(found, (ClassValue, External)) else []
        case _:
            return


_BUILTIN_TYPES = frozenset("bool dict float int list str tuple".split())


def _register(session: Session, call: Call) -> Value:
    """Give up the types that a transformer claims (flytekit 1.16.31 core/type_engine.py).

    How such a transformer encodes its type is code of the user's that is not followed yet.
    """
    reason = Unknown("a transformer of the user's own encodes this type", call.span)
    found = [cls for value in call.positional for cls in _claimed(value)]
    if not found:
        session.types.claim_all(reason)
    for cls in found:
        session.types.claim(cls, _refusal(reason))
    return NONE


def _refusal(reason: Unknown) -> Claim:
    def claim(value: Value, place: Place) -> Type:
        raise Lost(reason)

    return claim


def _claimed(value: Value) -> Iterator[Value]:
    """Give the classes that a transformer, or an additional type, stands for."""
    if isinstance(value, (ClassValue, External)):
        yield value
    if not isinstance(value, InstanceValue):
        return
    for base in value.cls.mro:
        if isinstance(base, ClassValue):
            for parent in base.bases:
                if isinstance(parent, Generic) and isinstance(parent.origin, External):
                    if parent.origin.name.endswith(TRANSFORMERS):
                        yield from parent.arguments
