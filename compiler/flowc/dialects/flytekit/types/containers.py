"""Lists, dicts, unions and iterators."""

from __future__ import annotations

from typing import Never

from flowc.dialects.flytekit.types.codes import (
    ANNOTATION_CONFLICT,
    DICT_SUBCLASS,
    MISSING_ITEM_TYPE,
    NOT_A_TYPE,
    UNHASHABLE_VARIANT,
)
from flowc.dialects.flytekit.types.lowerer import Lowerer
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.subject import Subject, is_generic
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import (
    DictValue,
    External,
    Generic,
    Known,
    ListValue,
    SetValue,
    Value,
)
from flowc_ir.types import ListType, MapType, StructType, Type, UnionType

LISTS = ("builtins.list", "typing.List")
DICTS = ("builtins.dict", "typing.Dict")
UNIONS = ("typing.Union", "types.UnionType")


def list_of(lowerer: Lowerer, subject: Subject) -> Type:
    """Lower a list (flytekit 1.16.31 `ListTransformer.get_literal_type`)."""
    arguments = _arguments(subject.inner)
    if not is_generic(subject.inner, *LISTS) or _is_missing(subject.inner, arguments):
        subject.place.fail(
            MISSING_ITEM_TYPE,
            "a list does not say what its items are",
            exception="ValueError",
            hint="use list[T]",
        )
    return ListType(lowerer.lower_at(arguments[0], subject.place))


def _is_missing(value: Value, arguments: tuple[Value, ...]) -> bool:
    """Tell whether `list[None]` is meant: the builtin keeps None, which flytekit takes for none."""
    first = arguments[0]
    is_none = isinstance(first, Known) and first.value is None
    return is_none and is_generic(value, "builtins.list")


def dict_of(lowerer: Lowerer, subject: Subject) -> Type:
    """Lower a dict (flytekit 1.16.31 `DictTransformer.get_literal_type`).

    Only `dict[str, T]` is a mapping; all other dicts travel as msgpack.
    """
    place, inner = subject.place, subject.inner
    if subject.has_flyte_annotation:
        place.fail(
            ANNOTATION_CONFLICT,
            "a FlyteAnnotation on a dict is not supported",
            exception="ValueError",
        )
    if isinstance(inner, Generic) and not is_generic(inner, *DICTS):
        if not lowerer.flytekit.refuses_derived_dicts:
            return derived_dict(subject)
        place.fail(
            DICT_SUBCLASS,
            "a subclass of dict cannot be subscripted here",
            exception="ValueError",
            hint="use dict[str, T]",
        )
    arguments = _arguments(inner)
    if len(arguments) != 2:
        return StructType("Typed Dict")
    key, value = arguments
    if isinstance(key, External) and key.name == "builtins.str":
        return MapType(lowerer.lower_at(value, place))
    return StructType(
        "Typed Dict", _if_known(lowerer, key, place), _if_known(lowerer, value, place)
    )


def derived_dict(subject: Subject) -> Type:
    """Lower a subscripted class that derives from dict, before flytekit 1.15: without its types."""
    if subject.is_annotated:
        subject.place.lose("a class that derives from dict in Annotated is not followed")
    return StructType("Typed Dict")


def _if_known(lowerer: Lowerer, value: Value, place: Place) -> Type | None:
    """Lower a part that has no place in the literal type, as far as it is known."""
    try:
        return lowerer.lower_at(value, place)
    except (Lost, Raised):
        return None


def union_of(lowerer: Lowerer, subject: Subject) -> Type:
    """Lower a union (flytekit 1.16.31 `UnionTransformer.get_literal_type`)."""
    arguments = _arguments(subject.inner)
    reject_unhashable(subject.inner, subject.place)
    variants = tuple(lowerer.lower_at(argument, subject.place) for argument in arguments)
    return variants[0] if len(variants) == 1 else UnionType(variants)


def refuse_display(value: ListValue | DictValue | SetValue, place: Place) -> Never:
    """Refuse `[int]` and its like: flytekit looks for a transformer by a hash."""
    match value:
        case ListValue():
            what, hint = "`[…]` is a list", "write `list[…]`"
        case DictValue():
            what, hint = "`{…}` is a dict", "write `dict[…, …]`"
        case SetValue():
            what, hint = "`{…}` is a set", "write `list[…]`"
    place.fail(
        NOT_A_TYPE,
        f"a {what} of Python's stands here, and no type",
        exception="TypeError",
        hint=hint,
    )


def reject_unhashable(value: Value, place: Place) -> None:
    """Raise if a union anywhere in a type has a variant that Python cannot hash."""
    for argument in _arguments(value):
        if _hashes(value) and is_unhashable(argument):
            place.fail(
                UNHASHABLE_VARIANT,
                "a variant of a union holds a dict or list in Annotated, which cannot be hashed",
                hint="annotate the whole union, or give the type a name of its own",
            )
        reject_unhashable(argument, place)


def _hashes(value: Value) -> bool:
    """Tell whether Python hashes the variants: `|` does only if `typing` has a part in it."""
    if not is_generic(value, "types.UnionType"):
        return is_generic(value, *UNIONS)
    origins = (part.origin for part in _arguments(value) if isinstance(part, Generic))
    return any(isinstance(one, External) and one.name.startswith("typing.") for one in origins)


def is_unhashable(value: Value) -> bool:
    """Tell whether Python cannot hash a type, as what `Annotated` says of it can change."""
    if not isinstance(value, Generic):
        return isinstance(value, (DictValue, ListValue)) or (
            isinstance(value, SetValue) and not value.frozen
        )
    if is_generic(value, "typing.Annotated"):
        return any(map(is_unhashable, value.arguments))
    return not is_generic(value, *_UNHASHED) and any(map(is_unhashable, value.arguments))


_UNHASHED = (
    "typing.Callable",
    "collections.abc.Callable",
    "flytekit.types.schema.types.FlyteSchema",
)


def iterator_of(lowerer: Lowerer, subject: Subject) -> Type:
    """Lower an iterator (flytekit 1.16.31 types/iterator/iterator.py).

    What stands first in the type is its item: in Annotated, flytekit takes the iterator for that.
    """
    whole = subject.whole
    arguments = whole.arguments if isinstance(whole, Generic) else ()
    if not arguments:
        subject.place.fail(
            MISSING_ITEM_TYPE,
            "an iterator does not say what its items are",
            exception="ValueError",
            hint="use Iterator[T]",
        )
    return ListType(lowerer.lower_at(arguments[0], subject.place), iterator=True)


def is_json(arguments: tuple[Value, ...]) -> bool:
    """Tell whether an iterator's item is flytekit's JSON union (types/iterator/)."""
    if len(arguments) != 1 or not is_generic(arguments[0], *UNIONS):
        return False
    seen = {_json_part(part) for part in _arguments(arguments[0])}
    return seen == {"dict", "list", "bool", "float", "int", "str"}


def _json_part(value: Value) -> str:
    match value:
        case External(
            name="builtins.bool" | "builtins.float" | "builtins.int" | "builtins.str" as n
        ):
            return n.removeprefix("builtins.")
        case Generic(arguments=arguments) if is_generic(value, "typing.Dict"):
            names = [a.name for a in arguments if isinstance(a, External)]
            return "dict" if names == ["builtins.str", "typing.Any"] else ""
        case Generic(arguments=arguments) if is_generic(value, "typing.List"):
            names = [a.name for a in arguments if isinstance(a, External)]
            return "list" if names == ["typing.Any"] else ""
        case _:
            return ""


def _arguments(value: Value) -> tuple[Value, ...]:
    return value.arguments if isinstance(value, Generic) else ()
