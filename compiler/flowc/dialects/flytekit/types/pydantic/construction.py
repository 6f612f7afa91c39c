"""Instances of pydantic models, and the other names of pydantic that types are made with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Never

from flowc.dialects.flytekit.types.choices import is_enum, literal_values, member_value
from flowc.dialects.flytekit.types.objects import LibraryObject
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.pydantic.fields import (
    FIELD,
    MODEL,
    Decorated,
    ModelField,
    define_model,
    model_fields,
    model_trait,
    own_ways,
    settings_of,
)
from flowc.dialects.flytekit.types.pydantic.shapes import CONSTRAINTS
from flowc.dialects.flytekit.types.subject import is_generic
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.registry import Registry, unknown_model
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import (
    NONE,
    Builtin,
    Call,
    ClassValue,
    Context,
    DictValue,
    EnumTrait,
    ExceptionValue,
    External,
    Generic,
    InstanceValue,
    Known,
    ListValue,
    Model,
    Property,
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
    registry.class_hooks[MODEL] = define_model
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
        registry.models[f"{MODEL}.{name}"] = unknown_model(reason)
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
        mode = call.keywords.get("mode")
        text = mode.value if isinstance(mode, Known) and isinstance(mode.value, str) else ""
        is_direct = len(call.positional) == 1 and not isinstance(call.positional[0], Known)
        if is_direct and (isinstance(call.positional[0], Property) or not call.keywords):
            return Decorated(name, text)
        is_schema_changed = name.endswith("validator") and text in ("plain", "wrap", "before")
        is_changed = is_schema_changed and "json_schema_input_type" in call.keywords
        kind = "plain" if is_changed or (name == "field_validator" and text == "plain") else text
        return Builtin(f"pydantic.{name}", lambda inner, c: Decorated(name, kind))

    return model


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
    if call.positional:
        message = "BaseModel.__init__() takes 1 positional argument"
        context.throw("TypeError", message, call.span)
    try:
        settings = settings_of(cls, place)
        fields = model_fields(cls, place)
    except Lost as lost:
        instance.lost = lost.unknown
        return instance
    if set(settings) - {"title", "frozen", "arbitrary_types_allowed", "protected_namespaces"}:
        instance.lost = Unknown(f"the settings of `{cls.name}` are not followed", call.span)
        return instance
    for field in fields:
        instance.attributes[field.name] = _value(field, call, place)
    return instance


def _value(field: ModelField, call: Call, place: Place) -> Value:
    given = call.keywords.get(field.alias or field.name)
    if given is None:
        return _default(field, place)
    try:
        if any(keyword in CONSTRAINTS for keyword in field.settings):
            return Unknown(f"whether `{field.name}` is valid is not known", call.span)
        return _validated(given, field.annotation, place)
    except Lost as lost:
        return lost.unknown


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
        case External(name="typing.Any"):
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
