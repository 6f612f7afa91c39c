"""Dataclasses that pydantic validates: to flytekit they are dataclasses like others."""

from __future__ import annotations

from collections.abc import Mapping

from flowc.dialects.flytekit.types.dataclass_fields import fields_of
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.pydantic.fields import validators
from flowc.dialects.flytekit.types.pydantic.records import record_fields
from flowc.dialects.flytekit.types.pydantic.unsupported import check_annotations
from flowc.dialects.flytekit.types.pydantic.validation import field_value
from flowc.frontend.interpreter.context import Builtin, Call, Context, Model
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import ClassValue, External, InstanceValue, Value

NAME = "pydantic.dataclasses.dataclass"
_OWN = ("config", "validate_on_init", "use_enum_values")


def install(registry: Registry) -> None:
    """Add the decorator, which does what Python's own does, and then makes the class validate."""
    registry.models[NAME] = _decorate


def _decorate(context: Context, call: Call) -> Value:
    own = {name: value for name, value in call.keywords.items() if name in _OWN}
    others = {name: value for name, value in call.keywords.items() if name not in _OWN}
    given = Call(positional=call.positional, keywords=others, span=call.span)
    result = context.call(External("dataclasses.dataclass"), given)
    if isinstance(result, Builtin):
        return Builtin(NAME, lambda inner, c: _finished(inner, result.model(inner, c), own))
    return _finished(context, result, own)


def _finished(context: Context, cls: Value, own: Mapping[str, Value]) -> Value:
    if not isinstance(cls, ClassValue) or cls.lost is not None:
        return cls
    if isinstance(context, Machine) and not own:
        annotations = {field.name: field.annotation for field in fields_of(cls) or ()}
        check_annotations(context, cls, annotations)
    made = cls.namespace.get("__init__")
    if isinstance(made, Builtin):
        cls.namespace["__init__"] = Builtin(made.name, _validating(made, cls))
    return cls


def _validating(made: Builtin, cls: ClassValue) -> Model:
    """Give an `__init__` that validates what it is given, as far as the result is certain."""

    def model(context: Context, call: Call) -> Value:
        result = made.model(context, call)
        instance = call.positional[0] if call.positional else None
        if isinstance(instance, InstanceValue) and isinstance(context, Machine):
            try:
                _validate(instance, cls, call, Place(context, cls.module, call.span))
            except Lost as lost:
                instance.lost = lost.unknown
        return result

    return model


def _validate(instance: InstanceValue, cls: ClassValue, call: Call, place: Place) -> None:
    if lookup_in_mro(cls, "__post_init__") is not None or validators(cls, "model_validator"):
        place.lose(f"what `{cls.name}` does once it is validated is not followed")
    fields = record_fields(cls, place)
    if any(field.alias for field in fields):
        place.lose(f"the fields of `{cls.name}` have other names")
    places = [f.name for f in fields_of(cls) or () if f.init and not f.keyword_only]
    given = dict(zip(places, call.positional[1:], strict=False)) | call.keywords
    keywords = Call(positional=(), keywords=given, span=call.span)
    for field in fields:
        if field.name in given:
            instance.attributes[field.name] = field_value(cls, field, keywords, place)
