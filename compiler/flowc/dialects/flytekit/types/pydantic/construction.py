"""Instances of pydantic models, and the other names of pydantic that types are made with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Never

from flowc.dialects.flytekit.types.choices import is_enum, literal_values, member_value
from flowc.dialects.flytekit.types.objects import LibraryObject, PlainVariable
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.pydantic.fields import (
    FIELD,
    MODEL,
    ROOT,
    ComputedField,
    Decorated,
    ModelField,
    define_model,
    model_fields,
    model_trait,
    own_ways,
    settings_of,
    validators,
)
from flowc.dialects.flytekit.types.pydantic.generics import subscription
from flowc.dialects.flytekit.types.pydantic.shapes import CONSTRAINTS
from flowc.dialects.flytekit.types.subject import is_generic
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.registry import Registry, unknown_model
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import (
    NONE,
    BoundMethod,
    Builtin,
    Call,
    ClassMethod,
    ClassValue,
    Context,
    DictValue,
    EnumTrait,
    ExceptionValue,
    External,
    FunctionValue,
    Generic,
    InstanceValue,
    Known,
    ListValue,
    Model,
    Property,
    TupleValue,
    Unknown,
    Value,
)

_DECORATORS = (
    "field_validator model_validator field_serializer model_serializer computed_field validator "
    "root_validator"
).split()

_METHODS = (
    "construct copy dict from_orm json model_construct model_copy model_dump model_dump_json "
    "model_json_schema model_parametrized_name model_validate model_validate_json "
    "model_validate_strings parse_file parse_obj parse_raw schema schema_json update_forward_refs "
    "validate"
).split()

_NARROWED: dict[str, tuple[str, dict[str, Value]]] = {
    "PositiveInt": ("int", {"gt": Known(0)}),
    "NonNegativeInt": ("int", {"ge": Known(0)}),
    "NegativeInt": ("int", {"lt": Known(0)}),
    "NonPositiveInt": ("int", {"le": Known(0)}),
    "PositiveFloat": ("float", {"gt": Known(0)}),
    "NonNegativeFloat": ("float", {"ge": Known(0)}),
    "NegativeFloat": ("float", {"lt": Known(0)}),
    "NonPositiveFloat": ("float", {"le": Known(0)}),
    "StrictInt": ("int", {}),
    "StrictFloat": ("float", {}),
    "StrictStr": ("str", {}),
    "StrictBool": ("bool", {}),
}
_MAKERS = {"conint": "int", "confloat": "float", "constr": "str"}


def install(registry: Registry) -> None:
    """Add what this room knows of pydantic."""
    registry.class_hooks[MODEL] = _define
    registry.class_hooks[ROOT] = _define
    registry.constructors[ROOT] = construct
    registry.constructors[MODEL] = construct
    registry.models[FIELD] = _field
    registry.models["pydantic.ConfigDict"] = _settings
    registry.aliases |= {
        "pydantic.main.BaseModel": MODEL,
        "pydantic.fields.Field": FIELD,
        "pydantic.config.ConfigDict": "pydantic.ConfigDict",
        "pydantic.types.SecretStr": "pydantic.SecretStr",
        "pydantic.networks.AnyUrl": "pydantic.AnyUrl",
        "pydantic.networks.HttpUrl": "pydantic.HttpUrl",
    }
    for name in _METHODS:
        reason = f"`{name}` of a pydantic model is not followed"
        for base in (MODEL, ROOT):
            registry.models[f"{base}.{name}"] = unknown_model(reason)
    registry.models[f"{MODEL}.model_rebuild"] = lambda context, call: NONE
    for name in _DECORATORS:
        registry.models[f"pydantic.{name}"] = _decorator(name)
    for name, (base, settings) in _NARROWED.items():
        registry.constants[f"pydantic.{name}"] = _narrowed(base, settings)
    for name, base in _MAKERS.items():
        registry.models[f"pydantic.{name}"] = _maker(base)


def _field(context: Context, call: Call) -> Value:
    arguments = dict(call.keywords)
    if call.positional:
        arguments["default"] = call.positional[0]
    return LibraryObject(FIELD, arguments)


def _settings(context: Context, call: Call) -> Value:
    return DictValue({name: (Known(name), value) for name, value in call.keywords.items()})


def _narrowed(base: str, settings: dict[str, Value]) -> Callable[[], Value]:
    def make() -> Value:
        field = LibraryObject(FIELD, dict(settings))
        return Generic(External("typing.Annotated"), (External(f"builtins.{base}"), field))

    return make


def _maker(base: str) -> Model:
    def model(context: Context, call: Call) -> Value:
        if call.positional or any(name not in CONSTRAINTS for name in call.keywords):
            return Unknown("these settings of a pydantic type are not followed", call.span)
        field = LibraryObject(FIELD, dict(call.keywords))
        return Generic(External("typing.Annotated"), (External(f"builtins.{base}"), field))

    return model


def _decorator(name: str) -> Model:
    def model(context: Context, call: Call) -> Value:
        given = call.positional[0] if call.positional else None
        if given is not None and not isinstance(given, Known):
            return _decorated(name, given, "", (), changes_schema=False)
        mode = call.keywords.get("mode")
        text = mode.value if isinstance(mode, Known) and isinstance(mode.value, str) else ""
        names = tuple(
            item.value
            for item in call.positional
            if isinstance(item, Known) and isinstance(item.value, str)
        )
        is_plain = name == "field_validator" and text == "plain"
        changes = is_plain or "json_schema_input_type" in call.keywords
        return Builtin(
            f"pydantic.{name}",
            lambda inner, c: _decorated(name, c.positional[0], text, names, changes_schema=changes),
        )

    return model


def _decorated(
    name: str, function: Value, mode: str, names: tuple[str, ...], *, changes_schema: bool
) -> Value:
    if name == "computed_field":
        if isinstance(function, Property):
            return ComputedField(function.getter, function.setter, function.cached)
        return ComputedField(function)
    return Decorated(name, function, mode=mode, names=names, changes_schema=changes_schema)


def _define(context: Context, cls: ClassValue) -> None:
    """Make a model of a new class; a generic one can be subscripted."""
    define_model(context, cls)
    trait = model_trait(cls)
    if trait is not None and trait.parameters:
        name = f"{cls.name}.__class_getitem__"
        cls.namespace.setdefault("__class_getitem__", Builtin(name, subscription(cls)))


def construct(context: Context, cls: ClassValue, call: Call) -> Value:
    """Make an instance of a model: values that pydantic takes as they are, or surely converts.

    What validation makes of other values is not known.
    """
    instance = InstanceValue(cls)
    if not isinstance(context, Machine):
        instance.lost = Unknown("a model is made outside of the interpreter", call.span)
        return instance
    place = Place(context, cls.module, call.span)
    if ways := own_ways(cls):
        instance.lost = Unknown(f"`{ways[0]}` of `{cls.name}` is not followed", call.span)
        return instance
    trait = model_trait(cls)
    if call.positional and trait is not None and trait.is_root:
        keywords = {"root": call.positional[0]}
        call = Call(positional=call.positional[1:], keywords=keywords, span=call.span)
    if call.positional:
        message = "BaseModel.__init__() takes 1 positional argument"
        context.throw("TypeError", message, call.span)
    try:
        settings = settings_of(cls, place)
        fields = model_fields(cls, place)
        if set(settings) - _FOLLOWED or not _accepts_others(settings, fields, call, place):
            place.lose(f"the settings of `{cls.name}` are not followed")
        for field in fields:
            instance.attributes[field.name] = _value(cls, field, call, place)
        for validator in validators(cls, "model_validator"):
            _run_model_validator(instance, validator, place)
    except Lost as lost:
        instance.lost = lost.unknown
    return instance


_FOLLOWED = frozenset(
    {"title", "extra", "frozen", "arbitrary_types_allowed", "protected_namespaces"}
)


def _accepts_others(
    settings: dict[str, Value], fields: tuple[ModelField, ...], call: Call, place: Place
) -> bool:
    """Tell whether what becomes of keywords that are no fields is known; raises Raised."""
    extra = settings.get("extra")
    wanted = extra.value if isinstance(extra, Known) else extra
    known = {field.alias or field.name for field in fields}
    others = [name for name in call.keywords if name not in known]
    if wanted == "forbid" and others:
        _invalid(f"extra inputs are not permitted: `{others[0]}`", place)
    return wanted in (None, "ignore", "forbid") or not others


def _run_model_validator(instance: InstanceValue, validator: Decorated, place: Place) -> None:
    """Run a validator of the whole model, which is given the model and gives it back."""
    function = validator.function
    if not isinstance(function, FunctionValue):
        place.lose("a validator of a model is not followed")
    result = place.machine.call_with(BoundMethod(function, instance), span=place.span)
    if result is not instance:
        place.lose(result if isinstance(result, Unknown) else "a validator gives another model")


def _value(cls: ClassValue, field: ModelField, call: Call, place: Place) -> Value:
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
        _invalid(f"`{field.name}` does not hold to `{keyword}`", place)


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
        _invalid(f"the field `{field.name}` is required", place)
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


def _invalid(message: str, place: Place) -> Never:
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
    place.lose("what validation makes of this value is not known")


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
        _invalid("a tuple does not have the declared length", place)
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
