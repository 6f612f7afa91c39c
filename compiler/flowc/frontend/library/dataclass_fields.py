"""Dataclasses: which fields a class has, and what each is."""

from __future__ import annotations

import ast
import re

from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.values import (
    NONE,
    ClassValue,
    DataclassTrait,
    Deferred,
    DictValue,
    External,
    FieldValue,
    Generic,
    InstanceValue,
    Known,
    ListValue,
    SetValue,
    Unknown,
    Value,
    find_trait,
)
from flowc.frontend.library.arguments import is_none, signature
from flowc_ir.source import Span

MISSING = "dataclasses.MISSING"
FIELD = signature(
    "field",
    keyword_only="default default_factory init repr hash compare metadata kw_only",
)
HEAD = re.compile(r"^(?:\s*(\w+)\s*\.)?\s*(\w+)")
CLASS_VARIABLE, INIT_ONLY, KEYWORD_ONLY = (
    "typing.ClassVar",
    "dataclasses.InitVar",
    "dataclasses.KW_ONLY",
)


SLOTS = (
    "name type default default_factory init repr hash compare metadata kw_only _field_type"
).split()
"""The attributes of `dataclasses.Field` (CPython 3.11)."""


class FieldMarker(Extension):
    """What `field(…)` gives while the class is not complete yet."""

    __slots__ = ("given", "span")

    def __init__(self, given: dict[str, Value], span: Span) -> None:
        self.given = given
        self.span = span

    def describe(self) -> str:
        """Say what this is."""
        return "a dataclass field"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute of `dataclasses.Field`, or fail as for any object that lacks it."""
        if name not in SLOTS and not name.startswith("__"):
            context.throw("AttributeError", f"'Field' object has no attribute '{name}'", span)
        return Unknown("a dataclass field is read before its class is complete", span)


class FieldObject(Extension):
    """One item of `dataclasses.fields(…)`."""

    __slots__ = ("field",)

    def __init__(self, field: FieldValue) -> None:
        self.field = field

    def describe(self) -> str:
        """Say what this is."""
        return f"the dataclass field `{self.field.name}`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute of `dataclasses.Field`."""
        field = self.field
        match name:
            case "name":
                return Known(field.name)
            case "type":
                return field.annotation
            case "default":
                return field.default or External(MISSING)
            case "default_factory":
                return field.factory or External(MISSING)
            case "init":
                return Known(field.init)
            case "repr":
                return Known(field.in_text)
            case "compare":
                return Known(field.compare)
            case "kw_only":
                return Known(field.keyword_only)
            case "metadata":
                return DictValue({}) if is_none(field.metadata) else field.metadata or NONE
            case _:
                return Unknown(f"`{name}` of a field is not followed", span)

    def python_type(self) -> Value:
        """Give the class."""
        return External("dataclasses.Field")


def make_field(context: Context, call: Call) -> Value:
    """Model `field(…)`."""
    given = FIELD.bind(context, call)
    if "default" in given and "default_factory" in given:
        context.throw("ValueError", "cannot specify both default and default_factory", call.span)
    return FieldMarker(given, call.span)


def collect_fields(
    context: Context, cls: ClassValue, all_keyword_only: bool
) -> tuple[FieldValue, ...] | Unknown:
    """Give the fields of a class: inherited ones first, in Python's order."""
    fields: dict[str, FieldValue] = {}
    for entry in reversed(cls.mro[1:]):
        if isinstance(entry, ClassValue):
            trait = next((t for t in entry.traits if isinstance(t, DataclassTrait)), None)
            if trait is not None:
                fields |= {field.name: field for field in trait.fields}
    keyword_only = all_keyword_only
    for name, annotation in cls.annotations.items():
        kind = _kind(context, annotation, cls)
        if isinstance(kind, Unknown):
            return kind
        if kind == KEYWORD_ONLY:
            keyword_only = True
            continue
        field = _own_field(context, cls, name, annotation, kind, keyword_only)
        if isinstance(field, Unknown):
            return field
        fields[name] = field
    for name, value in cls.namespace.items():
        if isinstance(value, FieldMarker) and name not in cls.annotations:
            message = f"{name!r} is a field but has no type annotation"
            context.throw("TypeError", message, cls.span)
    return tuple(fields.values())


def _own_field(
    context: Context,
    cls: ClassValue,
    name: str,
    annotation: Value,
    kind: str,
    keyword_only: bool,
) -> FieldValue | Unknown:
    span = cls.annotation_spans.get(name, cls.span)
    default = lookup_in_mro(cls, name)
    given: dict[str, Value] = {}
    if isinstance(default, FieldMarker):
        given = default.given
        default = given.get("default")
        if default is None:
            cls.namespace.pop(name, None)
        else:
            cls.namespace[name] = default
    if isinstance(default, External) and default.name == MISSING:
        default = None
    is_class_variable = kind == CLASS_VARIABLE
    if default is not None and not is_class_variable:
        _refuse_mutable(context, name, default, span)
    flags = _flags(context, given, keyword_only, span)
    if isinstance(flags, Unknown):
        return flags
    return FieldValue(
        name=name,
        annotation=annotation,
        default=default,
        factory=given.get("default_factory"),
        init=flags["init"],
        keyword_only=flags["kw_only"] and not is_class_variable,
        compare=flags["compare"],
        in_text=flags["repr"],
        metadata=given.get("metadata"),
        is_class_variable=is_class_variable,
        is_init_only=kind == INIT_ONLY,
        owner=cls,
        span=span,
    )


def _flags(
    context: Context, given: dict[str, Value], keyword_only: bool, span: Span
) -> dict[str, bool] | Unknown:
    flags = {"init": True, "repr": True, "compare": True, "kw_only": keyword_only}
    for name in flags:
        value = given.get(name)
        if value is None or (isinstance(value, External) and value.name == MISSING):
            continue
        holds = context.truth(value, span)
        if isinstance(holds, Unknown):
            return holds
        flags[name] = holds
    return flags


def _refuse_mutable(context: Context, name: str, default: Value, span: Span) -> None:
    kind = None
    match default:
        case ListValue():
            kind = "list"
        case DictValue():
            kind = "dict"
        case SetValue(frozen=False):
            kind = "set"
        case Extension() if not default.is_hashable():
            kind = default.describe()
        case InstanceValue(cls=cls):
            trait = find_trait(cls, DataclassTrait)
            if trait is not None and trait.eq and not trait.frozen and _unhashable(cls):
                kind = f"{cls.module.name}.{cls.qualname}"
        case _:
            pass
    if kind is not None:
        message = f"mutable default <class '{kind}'> for field {name} is not allowed: "
        context.throw("ValueError", message + "use default_factory", span)


def _unhashable(cls: ClassValue) -> bool:
    return not any(isinstance(c, ClassValue) and "__hash__" in c.namespace for c in cls.mro)


def _kind(context: Context, annotation: Value, cls: ClassValue) -> str | Unknown:
    """Tell whether an annotation makes a class variable, an InitVar or the keyword-only mark.

    Of a string or deferred annotation, like Python, only the first name is looked at.
    """
    match annotation:
        case External(name=name):
            return name
        case Generic(origin=External(name=name)):
            return name
        case Deferred(node=node):
            head = node.value if isinstance(node, ast.Subscript) else node
            if isinstance(head, ast.Constant) and isinstance(head.value, str):
                # Python keeps the quotes of a deferred string, so it sees no name.
                return ""
            return _named(context, ast.unparse(head), cls)
        case Known(value=str() as text):
            return _named(context, text, cls)
        case _:
            return ""


def _named(context: Context, text: str, cls: ClassValue) -> str:
    match = HEAD.match(text)
    if match is None:
        return ""
    module, name = match.groups()
    namespace = cls.module.namespace
    found = namespace.get(module or name)
    if module is not None and isinstance(found, External):
        found = External(f"{found.name}.{name}")
    if isinstance(found, External):
        return found.name.replace("typing_extensions.", "typing.")
    return ""
