"""Instances of pydantic models, and the other names of pydantic that types are made with."""

from __future__ import annotations

from collections.abc import Callable

from flowc.dialects.flytekit.types.objects import LibraryObject
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.pydantic import dataclasses
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
from flowc.dialects.flytekit.types.pydantic.unsupported import check_fields
from flowc.dialects.flytekit.types.pydantic.validation import field_value, invalid
from flowc.frontend.interpreter.context import Builtin, Call, Context, Model
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.registry import Registry, unknown_model
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    NONE,
    BoundMethod,
    ClassValue,
    DictValue,
    External,
    FunctionValue,
    Generic,
    InstanceValue,
    Known,
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
    registry.class_hooks[MODEL] = _define
    registry.class_hooks[ROOT] = _define
    registry.constructors[ROOT] = construct
    registry.constructors[MODEL] = construct
    registry.models[FIELD] = _field
    dataclasses.install(registry)
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
    if isinstance(context, Machine):
        check_fields(context, cls)
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
            instance.attributes[field.name] = field_value(cls, field, call, place)
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
        invalid(f"extra inputs are not permitted: `{others[0]}`", place)
    return wanted in (None, "ignore", "forbid") or not others


def _run_model_validator(instance: InstanceValue, validator: Decorated, place: Place) -> None:
    """Run a validator of the whole model, which is given the model and gives it back."""
    function = validator.function
    if not isinstance(function, FunctionValue):
        place.lose("a validator of a model is not followed")
    result = place.machine.call_with(BoundMethod(function, instance), span=place.span)
    if result is not instance:
        place.lose(result if isinstance(result, Unknown) else "a validator gives another model")
