"""Validation of the values given to pydantic models, as far as its result is certain."""

from __future__ import annotations

from typing import Never

from flowc.dialects.flytekit.types.choices import is_enum, literal_values, member_value
from flowc.dialects.flytekit.types.files import ALIASES as FORMATTED
from flowc.dialects.flytekit.types.objects import LibraryObject, PlainVariable
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.pydantic.fields import (
    Decorated,
    ModelField,
    model_trait,
    validators,
)
from flowc.dialects.flytekit.types.pydantic.shapes import CONSTRAINTS
from flowc.dialects.flytekit.types.subject import is_generic
from flowc.dialects.flytekit.types.uris import DIRECTORY, FILE
from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import (
    ClassMethod,
    ClassValue,
    DictValue,
    EnumTrait,
    ExceptionValue,
    External,
    FunctionValue,
    Generic,
    InstanceValue,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)


def field_value(cls: ClassValue, field: ModelField, call: Call, place: Place) -> Value:
    """Give the value of a field; what is given is validated, a default is not."""
    given = call.keywords.get(field.alias or field.name)
    if given is None:
        return _default(field, place)
    try:
        value = _validated(given, field.annotation, place)
        for keyword, limit in field.settings.items():
            if keyword in CONSTRAINTS:
                _check(value, field, keyword, limit, place)
        for validator in validators(cls, "field_validator"):
            if field.name in validator.names or "*" in validator.names:
                value = _run_field_validator(cls, value, validator, place)
    except Lost as lost:
        return lost.unknown
    return value


def _run_field_validator(
    cls: ClassValue, value: Value, validator: Decorated, place: Place
) -> Value:
    function = validator.function
    if isinstance(function, ClassMethod):
        function = function.function
    if not isinstance(function, FunctionValue) or len(function.node.args.args) != 2:
        place.lose("a validator of a field is not followed")
    return place.machine.call_with(function, cls, value, span=place.span)


def _check(value: Value, field: ModelField, keyword: str, limit: Value, place: Place) -> None:
    """Hold a value against a constraint; raises Lost if that is not certain."""
    if isinstance(limit, Known) and limit.value is None:
        return
    if isinstance(value, Known) and value.value is None:
        return
    bound = limit.value if isinstance(limit, Known) else None
    holds: bool | None = None
    if keyword in ("min_length", "max_length"):
        size = _size(value)
        if size is not None and isinstance(bound, int):
            holds = size >= bound if keyword == "min_length" else size <= bound
    elif isinstance(value, Known):
        number = value.value
        if isinstance(number, (int, float)) and isinstance(bound, (int, float)):
            holds = _compared(number, keyword, bound)
    if holds is None:
        place.lose(f"whether `{field.name}` is valid is not known")
    if not holds:
        invalid(f"`{field.name}` does not hold to `{keyword}`", place)


def _compared(number: float, keyword: str, bound: float) -> bool | None:
    match keyword:
        case "gt":
            return number > bound
        case "ge":
            return number >= bound
        case "lt":
            return number < bound
        case "le":
            return number <= bound
        case "multiple_of" if isinstance(number, int) and isinstance(bound, int):
            return number % bound == 0
        case _:
            return None


def _size(value: Value) -> int | None:
    match value:
        case Known(value=str() as text):
            return len(text)
        case ListValue(items=items, lost=None):
            return len(items)
        case DictValue(entries=entries, lost=None):
            return len(entries)
        case _:
            return None


def _default(field: ModelField, place: Place) -> Value:
    factory = field.settings.get("default_factory")
    if factory is not None:
        return place.machine.call_with(factory, span=place.span)
    if field.default is None:
        invalid(f"the field `{field.name}` is required", place)
    return _copied(field.default)


def _copied(value: Value) -> Value:
    """Copy a mutable default, as pydantic does for each instance."""
    match value:
        case ListValue(items=items, lost=None):
            return ListValue([_copied(item) for item in items])
        case DictValue(entries=entries, lost=None):
            return DictValue({token: (k, _copied(v)) for token, (k, v) in entries.items()})
        case _:
            return value


def invalid(message: str, place: Place) -> Never:
    """Raise a ValidationError in the user's program."""
    value = ExceptionValue(External("pydantic_core.ValidationError"), (Known(message),))
    raise Raised(value, place.span, f"ValidationError: {message}")


def _validated(value: Value, annotation: Value, place: Place) -> Value:
    """Give what validation makes of a value; raises Lost where that is not certain."""
    if isinstance(value, Unknown):
        place.lose(value)
    match annotation:
        case External(name="typing.Any") | PlainVariable():
            return value
        case External(name=name):
            return _validated_library(value, name, place)
        case Known(value=None) if isinstance(value, Known) and value.value is None:
            return value
        case ClassValue():
            return _validated_class(value, annotation, place)
        case Generic(arguments=arguments):
            return _validated_generic(value, annotation, arguments, place)
        case _:
            place.lose("what validation makes of this value is not known")


def _validated_library(value: Value, name: str, place: Place) -> Value:
    if isinstance(value, LibraryObject) and value.name == name:
        return value
    if isinstance(value, Known):
        host = value.value
        if name == "builtins.float" and type(host) is int:
            return Known(float(host))
        if f"{type(host).__module__}.{type(host).__qualname__}" == name:
            return value
    if name in (*_FILES, *FORMATTED) and isinstance(value, (Known, LibraryObject)):
        _refuse_file(value, place)
    place.lose("what validation makes of this value is not known")


_FILES = (FILE, DIRECTORY)


def _refuse_file(value: Known | LibraryObject, place: Place) -> None:
    """Refuse what is no instance of the class of a file: pydantic makes files of dicts only."""
    if isinstance(value, Known) or value.name in _FILES:
        invalid("a file is not of the declared class", place)


def _validated_class(value: Value, cls: ClassValue, place: Place) -> Value:
    if isinstance(value, InstanceValue) and value.cls is cls:
        return value
    if is_enum(cls) and isinstance(value, Known) and isinstance(value.value, str):
        for trait in cls.traits:
            for member in trait.members.values() if isinstance(trait, EnumTrait) else ():
                found = member_value(member, place)
                if isinstance(found, Known) and found.value == value.value:
                    return member
    if model_trait(cls) is not None and isinstance(value, DictValue) and value.lost is None:
        keywords = {str(token): item for token, (_, item) in value.entries.items()}
        call = Call(positional=(), keywords=keywords, span=place.span)
        return place.machine.call(cls, call)
    place.lose("what validation makes of this value is not known")


def _validated_generic(
    value: Value, annotation: Generic, arguments: tuple[Value, ...], place: Place
) -> Value:
    if is_generic(annotation, "typing.Union", "types.UnionType"):
        return _validated_union(value, arguments, place)
    if is_generic(annotation, "typing.Literal") and isinstance(value, Known):
        for item in literal_values(annotation, place):
            if type(item) is type(value.value) and item == value.value:
                return value
    if is_generic(annotation, *_FILES) and isinstance(value, (Known, LibraryObject)):
        # The class of a format is a new one wherever it is written.
        _refuse_file(value, place)
    if is_generic(annotation, "builtins.list", "typing.List"):
        if isinstance(value, ListValue) and value.lost is None:
            return ListValue([_validated(item, arguments[0], place) for item in value.items])
    if is_generic(annotation, "builtins.tuple", "typing.Tuple"):
        return _validated_tuple(value, arguments, place)
    if is_generic(annotation, "builtins.dict", "typing.Dict") and len(arguments) == 2:
        if isinstance(value, DictValue) and value.lost is None:
            return DictValue(
                {
                    token: (
                        _validated(key, arguments[0], place),
                        _validated(item, arguments[1], place),
                    )
                    for token, (key, item) in value.entries.items()
                }
            )
    place.lose("what validation makes of this value is not known")


def _validated_tuple(value: Value, arguments: tuple[Value, ...], place: Place) -> Value:
    if not isinstance(value, TupleValue) or value.cls is not None or not arguments:
        place.lose("what validation makes of this value is not known")
    last = arguments[-1]
    if isinstance(last, Known) and last.value is Ellipsis:
        return TupleValue(tuple(_validated(item, arguments[0], place) for item in value.items))
    if len(arguments) != len(value.items):
        invalid("a tuple does not have the declared length", place)
    pairs = zip(value.items, arguments, strict=True)
    return TupleValue(tuple(_validated(item, argument, place) for item, argument in pairs))


def _validated_union(value: Value, arguments: tuple[Value, ...], place: Place) -> Value:
    """Take the one variant that a value surely belongs to."""
    if isinstance(value, Known):
        host = value.value
        for argument in arguments:
            if isinstance(argument, Known) and argument.value is None and host is None:
                return value
            wanted = f"builtins.{type(host).__name__}"
            if isinstance(argument, External) and argument.name == wanted:
                return value
    others = [a for a in arguments if not (isinstance(a, Known) and a.value is None)]
    if len(others) == 1:
        return _validated(value, others[0], place)
    place.lose("which variant of a union validation takes is not known")
