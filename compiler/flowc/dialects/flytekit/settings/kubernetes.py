"""Objects of the Kubernetes client: constructor calls known by name, as API data."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.session import mistake
from flowc.dialects.flytekit.settings.kubernetes_models import Attribute, class_names, model_classes
from flowc.dialects.flytekit.settings.reading import is_none, need
from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    NONE,
    DictValue,
    External,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.plain import Plain, PlainList, PlainMap
from flowc_ir.source import Span

CLIENT = "kubernetes.client"
VERSIONS = "which versions of the Kubernetes client take differently"
CHECKS_TYPES = 37
"""The first release of the client that refuses values of another type than the API asks for."""
HOSTS: dict[str, tuple[type, ...]] = {
    "s": (str,),
    "i": (int,),
    "b": (bool,),
    "o": (str, int, float, bool),
}


class KubernetesObject(Extension):
    """An instance of a model class (`V1Container`): its attributes, None where not given.

    `fillers`: how many tasks put their container into it when they are packaged. `is_loose`: the
    client is known to be one that takes values of any type.
    """

    __slots__ = ("cls", "fields", "fillers", "is_loose", "span")

    def __init__(
        self, cls: str, fields: dict[str, Value], span: Span, *, is_loose: bool = False
    ) -> None:
        self.cls = cls
        self.fields = fields
        self.span = span
        self.fillers = 0
        self.is_loose = is_loose

    def describe(self) -> str:
        """Say what this is."""
        return f"a `{self.cls}`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute."""
        if name in model_classes()[self.cls]:
            return self.fields.get(name, NONE)
        return Unknown(f"attribute `{name}` of {self.describe()} is not followed", span)

    def set_attribute(self, context: Context, name: str, value: Value, span: Span) -> bool:
        """Write an attribute."""
        if name not in model_classes()[self.cls]:
            return False
        self.fields[name] = value
        return True

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Compare: only identity is followed."""
        if isinstance(other, KubernetesObject) and other is not self:
            return Unknown("comparing objects of the Kubernetes client is not followed", span)
        return super().compare(context, operator, other, reflected, span)

    def copied(self, part: Callable[[Value], Value]) -> Value:
        """Copy the attributes."""
        fields = {name: part(value) for name, value in self.fields.items()}
        return KubernetesObject(self.cls, fields, self.span, is_loose=self.is_loose)

    def python_type(self) -> Value:
        """Give the class."""
        return External(f"{CLIENT}.{self.cls}")


def install(registry: Registry, version: str | None) -> None:
    """Add the constructors of all model classes, and the other names they go by.

    `version` is that of the client, if it is known.
    """
    release = (version or "").partition(".")[0]
    is_loose = release.isdecimal() and int(release) < CHECKS_TYPES
    registry.aliases[f"{CLIENT}.models"] = CLIENT
    for name in class_names():
        registry.models[f"{CLIENT}.{name}"] = _constructor(name, is_loose)
        registry.aliases[f"{CLIENT}.models.{_module(name)}"] = CLIENT


def _module(name: str) -> str:
    """Give the name of the module that defines a class."""
    spaced = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", spaced).lower()


def _constructor(name: str, is_loose: bool) -> Model:
    def construct(context: Context, call: Call) -> Value:
        if call.positional:
            reason = f"`{name}` gets arguments by position, {VERSIONS}"
            return Unknown(reason, call.span)
        attributes = model_classes()[name]
        for given in call.keywords:
            if given not in attributes:
                return Unknown(f"`{name}` has no attribute `{given}` that is known", call.span)
        for attribute in attributes.values():
            if attribute.is_required and is_none(call.keywords.get(attribute.name)):
                mistake(
                    WRONG_SETTING,
                    call.span,
                    f"`{name}` needs `{attribute.name}`",
                    exception="ValueError",
                )
        return KubernetesObject(name, dict(call.keywords), call.span, is_loose=is_loose)

    return construct


def api_data(value: KubernetesObject) -> PlainMap:
    """Give an object as the API takes it, without what is None; raises `Lost`.

    Mirrors `ApiClient.sanitize_for_serialization` of the Kubernetes client.
    """
    attributes = model_classes()[value.cls]
    entries: list[tuple[Plain, Plain]] = []
    for name, item in value.fields.items():
        if not is_none(item):
            attribute = attributes[name]
            entries.append((attribute.api_name, _data(item, attribute.type_, attribute, value)))
    return PlainMap(tuple(entries))


def _data(value: Value, type_: str, attribute: Attribute, owner: KubernetesObject) -> Plain:
    need(value)
    match value:
        case ListValue(lost=Unknown() as lost) | DictValue(lost=Unknown() as lost):
            raise Lost(lost)
        case ListValue(items=items) if type_.startswith("["):
            return PlainList(tuple(_data(item, type_[1:-1], attribute, owner) for item in items))
        case DictValue(entries=entries, type_name="builtins.dict") if type_.startswith("{"):
            pairs = (
                (_data(key, "s", attribute, owner), _data(item, type_[1:-1], attribute, owner))
                for key, item in entries.values()
            )
            return PlainMap(tuple(pairs))
        case KubernetesObject(cls=cls) if cls == type_:
            return api_data(value)
        case Known(value=datetime.datetime() as moment) if type_ == "t":
            return moment.isoformat()
        case Known(value=str() | int() | float() as host) if type(host) in HOSTS.get(type_, ()):
            return host
        case _ if owner.is_loose:
            return _loose_data(value, owner)
        case _:
            reason = (
                f"`{attribute.name}` of {owner.describe()} has a value of another type than the "
                f"API asks for, {VERSIONS}"
            )
            raise Lost(Unknown(reason, owner.span))


def _loose_data(value: Value, owner: KubernetesObject) -> Plain:
    """Give what clients that do not check types make of any value (36.0, api_client.py)."""
    match need(value):
        case ListValue(items=items, lost=None) | TupleValue(items=items):
            return PlainList(tuple(_loose_data(item, owner) for item in items))
        case DictValue(entries=entries, lost=None, type_name="builtins.dict"):
            pairs = entries.values()
            return PlainMap(
                tuple((_loose_data(key, owner), _loose_data(item, owner)) for key, item in pairs)
            )
        case KubernetesObject() as part:
            return api_data(part)
        case Known(value=host) if host is None or isinstance(host, (str, int, float)):
            return host
        case _:
            reason = f"what the Kubernetes client makes of {owner.describe()} is not known"
            raise Lost(Unknown(reason, owner.span))
