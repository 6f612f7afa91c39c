"""Generic pydantic models: `Page[int]` is a class of its own, made on the spot."""

from __future__ import annotations

from flowc.dialects.flytekit.types.pydantic.fields import ModelTrait, model_trait
from flowc.dialects.flytekit.types.subject import is_generic
from flowc.frontend.interpreter.values import (
    Call,
    ClassValue,
    Context,
    External,
    Generic,
    Model,
    TupleValue,
    TypeVariable,
    Unknown,
    Value,
)

_CONTAINERS = ("builtins.list", "builtins.dict", "typing.List", "typing.Dict")


def subscription(cls: ClassValue) -> Model:
    """Model `Page[…]`; the same arguments give the same class."""
    made: dict[tuple[object, ...], ClassValue] = {}

    def model(context: Context, call: Call) -> Value:
        key = call.positional[-1]
        arguments = key.items if isinstance(key, TupleValue) else (key,)
        names = [_spelled(argument) for argument in arguments]
        trait = model_trait(cls)
        if trait is None or call.positional[0] is not cls or len(names) != len(trait.parameters):
            return Unknown(f"this use of the generic model `{cls.name}` is not followed", call.span)
        if any(argument is p for argument, p in zip(arguments, trait.parameters, strict=True)):
            return Unknown(f"`{cls.name}` of a type variable is not followed", call.span)
        spelled = [name for name in names if name is not None]
        if len(spelled) != len(names):
            return Unknown(f"the name of this `{cls.name}[…]` is not known", call.span)
        token = tuple(map(_token, arguments))
        if token not in made:
            made[token] = _parametrized(cls, trait, f"{cls.name}[{', '.join(spelled)}]", arguments)
        return made[token]

    return model


def _parametrized(
    cls: ClassValue, trait: ModelTrait, name: str, arguments: tuple[Value, ...]
) -> ClassValue:
    found = ClassValue(
        name, name, cls.module, (cls,), (), {}, lost=cls.lost, scope=cls.scope, span=cls.span
    )
    found.mro = (found, *cls.mro)
    pairs = zip(trait.parameters, arguments, strict=True)
    substitution = (*trait.substitution, *pairs)
    found.traits.append(ModelTrait(trait.fields, (), substitution, trait.is_root))
    return found


def _spelled(value: Value) -> str | None:
    """Give the name of an argument in the name of a model, as pydantic displays types."""
    match value:
        case External(name=name) if name.startswith(("builtins.", "datetime.")):
            return name.rpartition(".")[2]
        case External(name="typing.Any"):
            return "Any"
        case ClassValue(name=name, qualname=qualname) if name == qualname and "[" not in name:
            return name
        case Generic(origin=External(name=name), arguments=arguments):
            parts = [_spelled(argument) for argument in arguments]
            known = [part for part in parts if part is not None]
            if not is_generic(value, *_CONTAINERS) or len(known) != len(parts):
                return None
            return f"{name.rpartition('.')[2]}[{', '.join(known)}]"
        case _:
            return None


def _token(value: Value) -> object:
    match value:
        case External(name=name):
            return name
        case Generic(origin=origin, arguments=arguments):
            return (_token(origin), *map(_token, arguments))
        case _:
            return value


def definition_name(name: str) -> str:
    """Give the name of a model in `$defs`."""
    plain = name.replace(", ", ",")
    kept = (c if (c.isascii() and c.isalnum()) or c in ".-_" else "_" for c in plain)
    return "".join(kept).replace(".", "__")


def has_type_variable(value: Value) -> bool:
    """Tell whether a type variable is left anywhere in a type."""
    if isinstance(value, Generic):
        return any(map(has_type_variable, value.arguments))
    return isinstance(value, TypeVariable) and value.supertype is None
