"""Generic pydantic models: `Page[int]` is a class of its own, made on the spot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flowc.dialects.flytekit.types.bases import is_known
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.pydantic.fields import ModelTrait, model_trait
from flowc.dialects.flytekit.types.pydantic.unsupported import check_fields
from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.values import (
    ClassValue,
    External,
    Generic,
    Known,
    TupleValue,
    TypeVariable,
    Unknown,
    Value,
)

_PLAIN_TEXT = re.compile(r"[\w -]*", re.ASCII)
_GENERICS = {
    **{f"builtins.{name}": name for name in ("list", "dict", "set", "frozenset", "tuple")},
    **{f"typing.{name}": name for name in ("List", "Dict", "Set", "FrozenSet", "Tuple", "Union")},
    **{
        f"{module}.{name}": name
        for module in ("typing", "collections.abc")
        for name in ("Sequence", "Mapping", "Iterable", "Iterator")
    },
    "types.UnionType": "Union",
}


def subscription(cls: ClassValue) -> Model:
    """Model `Page[…]`; the same arguments give the same class."""
    made: dict[tuple[object, ...], ClassValue] = {}

    def model(context: Context, call: Call) -> Value:
        key = call.positional[-1]
        arguments = key.items if isinstance(key, TupleValue) else (key,)
        if not isinstance(context, Machine):
            return Unknown("a model is subscripted outside of the interpreter", call.span)
        place = Place(context, cls.module, call.span)
        names = [_spelled(argument, place) for argument in arguments]
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
            made[token] = _parametrized(cls, trait, spelled, arguments)
            check_fields(context, made[token])
        return made[token]

    return model


def _parametrized(
    cls: ClassValue, trait: ModelTrait, spelled: Sequence[str], arguments: tuple[Value, ...]
) -> ClassValue:
    name = f"{cls.name}[{', '.join(spelled)}]"
    found = ClassValue(
        name, name, cls.module, (cls,), (), {}, lost=cls.lost, scope=cls.scope, span=cls.span
    )
    found.mro = (found, *cls.mro)
    pairs = zip(trait.parameters, arguments, strict=True)
    substitution = (*trait.substitution, *pairs)
    reference = f"{cls.name}[{','.join(spelled)}]"
    found.traits.append(ModelTrait(trait.fields, (), substitution, trait.is_root, reference))
    return found


def _spelled(value: Value, place: Place) -> str | None:
    """Give the name of an argument in the name of a model, as pydantic displays types."""
    match value:
        case Known(value=None) | External(name="builtins.NoneType" | "types.NoneType"):
            return "NoneType"
        case External(name=name) if is_known(name, place):
            return name.rpartition(".")[2]
        case ClassValue(name=name, qualname=qualname) if name == qualname:
            return name
        case Generic(origin=External(name="typing.Literal"), arguments=arguments):
            return _literal(arguments)
        case Generic(origin=External(name=name), arguments=arguments) if name in _GENERICS:
            parts = [_spelled(argument, place) for argument in arguments]
            known = [part for part in parts if part is not None]
            head = _GENERICS[name]
            return f"{head}[{', '.join(known)}]" if len(known) == len(parts) else None
        case _:
            return None


def _literal(arguments: tuple[Value, ...]) -> str | None:
    """Spell a Literal, unless a text in it would be taken apart for the name in `$defs`."""
    texts: list[str] = []
    for argument in arguments:
        host = argument.value if isinstance(argument, Known) else argument
        if isinstance(host, str) and not _PLAIN_TEXT.fullmatch(host):
            return None
        if not isinstance(host, (str, int)):
            return None
        texts.append(repr(host))
    return f"Literal[{', '.join(texts)}]"


def _token(value: Value) -> object:
    match value:
        case External(name=name):
            return name
        case Generic(origin=origin, arguments=arguments):
            return (_token(origin), *map(_token, arguments))
        case _:
            return value


def definition_name(cls: ClassValue) -> str:
    """Give the name of a class in `$defs`."""
    trait = model_trait(cls)
    plain = cls.name if trait is None or not trait.reference else trait.reference
    kept = (c if (c.isascii() and c.isalnum()) or c in ".-_" else "_" for c in plain)
    return "".join(kept).replace(".", "__")


def has_type_variable(value: Value) -> bool:
    """Tell whether a type variable is left anywhere in a type."""
    if isinstance(value, Generic):
        return any(map(has_type_variable, value.arguments))
    return isinstance(value, TypeVariable) and value.supertype is None
