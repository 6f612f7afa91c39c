"""Pydantic models: their fields, settings, and instances with known values."""

from __future__ import annotations

import ast
import datetime
from collections.abc import Iterator, Mapping

from flowc.dialects.flytekit.types.objects import LibraryObject
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.subject import is_generic
from flowc.dialects.flytekit.types.type_arguments import united
from flowc.frontend.interpreter.context import Builtin, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.values import (
    NONE,
    ClassTrait,
    ClassValue,
    Deferred,
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
from flowc_ir.lazy_dataclass import dataclass, field
from flowc_ir.source import NOWHERE, Span

FIELD = "pydantic.Field"
MODEL = "pydantic.BaseModel"
ROOT = "pydantic.RootModel"

HARMLESS_SETTINGS = frozenset(
    (
        "title extra frozen arbitrary_types_allowed populate_by_name validate_by_name "
        "validate_by_alias validate_assignment from_attributes protected_namespaces"
    ).split()
)


ATTRIBUTES = ("model_fields", "model_computed_fields", "model_fields_set", "model_extra")
"""Attributes of every model that are not functions."""


class Decorated(Extension):
    """A method that a pydantic decorator made a validator or serializer of.

    `names` are the fields that it is for; `changes_schema` if it may change the JSON Schema.
    """

    __slots__ = ("changes_schema", "function", "kind", "mode", "names")

    def __init__(
        self,
        kind: str,
        function: Value | None = None,
        *,
        mode: str = "",
        names: tuple[str, ...] = (),
        changes_schema: bool = False,
    ) -> None:
        self.kind = kind
        self.function = function
        self.mode = mode
        self.names = names
        self.changes_schema = changes_schema

    @property
    def runs_after(self) -> bool:
        """Whether it is a validator that sees a value that was validated already."""
        is_field = self.kind == "field_validator" and self.mode in ("", "after") and self.names
        return bool(is_field) or (self.kind == "model_validator" and self.mode == "after")

    def describe(self) -> str:
        """Say what this is."""
        return f"a `{self.kind}` of pydantic"


class ComputedField(Property):
    """A property that pydantic dumps like a field."""

    __slots__ = ()


@dataclass(slots=True)
class OwnField:
    """A field as the class body declares it; the annotation is not resolved yet."""

    annotation: Value
    default: Value | None
    owner: ClassValue
    span: Span


@dataclass(slots=True)
class ModelTrait(ClassTrait):
    """The class is a pydantic model: its fields in order, inherited ones first.

    `parameters` are its type variables; `substitution` is what `Page[int]` puts in their place.
    `is_root`: a `RootModel`, whose data is that of its one field. `reference` is what the name of
    `Page[int]` in a schema is made from.
    """

    fields: dict[str, OwnField]
    parameters: tuple[Value, ...] = ()
    substitution: tuple[tuple[Value, Value], ...] = ()
    is_root: bool = False
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelField:
    """One field of a model.

    `annotation` is resolved and without Annotated at the top; `settings` holds what `Field(…)` says
    (keyword → value); `default` is None if there is none.
    """

    name: str
    annotation: Value
    owner: ClassValue
    settings: dict[str, Value] = field(default_factory=dict[str, Value])
    default: Value | None = None
    span: Span = NOWHERE

    @property
    def has_factory(self) -> bool:
        """Whether the default is computed at each construction."""
        return "default_factory" in self.settings

    @property
    def alias(self) -> str | None:
        """The name under which the field is validated."""
        return self.text("validation_alias") or self.text("alias")

    @property
    def description(self) -> str | None:
        """What `Field(description=…)` says."""
        return self.text("description")

    def text(self, keyword: str) -> str | None:
        """Give a setting that is a string."""
        value = self.settings.get(keyword)
        return value.value if isinstance(value, Known) and isinstance(value.value, str) else None


def define_model(context: Context, cls: ClassValue) -> None:
    """Collect the fields of a new model class, as pydantic's metaclass does."""
    fields: dict[str, OwnField] = {}
    substitution: dict[Value, Value] = {}
    for entry in reversed(cls.mro[1:]):
        trait = model_trait(entry)
        if trait is not None:
            fields |= trait.fields
            substitution |= trait.substitution
    is_root = any(isinstance(e, External) and e.name == ROOT for e in cls.mro)
    if is_root and (root := _root_type(cls)) is not None:
        fields["root"] = OwnField(root, None, cls, cls.span)
    held = dict(cls.namespace)
    for name, annotation in cls.annotations.items():
        if name.startswith("_") or name == "model_config" or _is_class_variable(annotation):
            continue
        default = cls.namespace.pop(name, None)
        span = cls.annotation_spans.get(name, cls.span)
        if annotation is default and annotation is not NONE:
            # `date: date = date(…)`: the annotation finds what the name holds by now.
            context.throw("TypeError", f"the type of the field `{name}` is its own default", span)
        if not _may_be_type(annotation) or _is_hidden(annotation, held):
            message = f"the type of the field `{name}` holds a value that is no type"
            context.throw("TypeError", message, span)
        fields[name] = OwnField(annotation, default, cls, span)
    parameters = _parameters(cls)
    cls.traits.append(ModelTrait(fields, parameters, tuple(substitution.items()), is_root))
    for name in ATTRIBUTES:
        cls.namespace.setdefault(name, Unknown(f"`{name}` of a model is not followed", cls.span))


def _is_hidden(annotation: Value, held: Mapping[str, Value]) -> bool:
    """Tell whether an annotation that is put off finds the value of a field where a type was."""
    if not isinstance(annotation, Deferred):
        return False
    names = {node.id for node in ast.walk(annotation.node) if isinstance(node, ast.Name)}
    return any(
        isinstance(found := held.get(name), LibraryObject | InstanceValue)
        or not _may_be_type(found or NONE)
        for name in names
    )


def _may_be_type(annotation: Value) -> bool:
    """Tell whether pydantic may understand an annotation: a number in it is no type."""
    match annotation:
        case Known(value=host):
            return not isinstance(
                host, (bool, int, float, bytes, datetime.date, datetime.timedelta)
            )
        case LibraryObject(name="pydantic.Field"):
            return False
        case Generic(arguments=arguments):
            if is_generic(annotation, "typing.Literal"):
                return True
            if is_generic(annotation, "typing.Annotated"):
                return _may_be_type(arguments[0])
            return all(map(_may_be_type, arguments))
        case _:
            return True


def _root_type(cls: ClassValue) -> Value | None:
    for base in cls.bases:
        if is_generic(base, ROOT) and isinstance(base, Generic):
            return base.arguments[0]
    return None


def _parameters(cls: ClassValue) -> tuple[Value, ...]:
    for base in cls.bases:
        if is_generic(base, "typing.Generic") and isinstance(base, Generic):
            return base.arguments
    return ()


def model_trait(value: Value) -> ModelTrait | None:
    """Give the model trait of a class, if it is a model."""
    for trait in value.traits if isinstance(value, ClassValue) else ():
        if isinstance(trait, ModelTrait):
            return trait
    return None


def _is_class_variable(annotation: Value) -> bool:
    if isinstance(annotation, External):
        return annotation.name == "typing.ClassVar"
    return is_generic(annotation, "typing.ClassVar")


def model_fields(cls: ClassValue, place: Place) -> tuple[ModelField, ...]:
    """Give the fields of a model, resolved; raises Lost if they are not known."""
    trait = model_trait(cls)
    if trait is None or cls.lost is not None:
        place.lose(cls.lost or f"the fields of `{cls.name}` are not known")
    return tuple(_resolved(name, own, trait, place) for name, own in trait.fields.items())


def substituted(value: Value, trait: ModelTrait, place: Place) -> Value:
    """Put the arguments of a generic model in the place of its type variables."""
    for variable, argument in trait.substitution:
        if value is variable:
            return argument
    inner = model_trait(value)
    if inner is not None and inner.parameters and trait.substitution:
        if any(p is v for p in inner.parameters for v, _ in trait.substitution):
            place.lose("a generic model inside a generic model is not followed")
    if not isinstance(value, Generic) or is_generic(value, "typing.Literal"):
        return value
    arguments = tuple(substituted(a, trait, place) for a in value.arguments)
    if is_generic(value, "typing.Union", "types.UnionType"):
        return united(value.origin, arguments)
    return Generic(value.origin, arguments)


def _resolved(name: str, own: OwnField, trait: ModelTrait, place: Place) -> ModelField:
    module = own.owner.module
    annotation = place.machine.resolve_annotation(own.annotation, module, own.span)
    if trait.substitution:
        annotation = substituted(annotation, trait, place)
    settings: dict[str, Value] = {}
    annotation = merge_annotated(annotation, settings, place)
    default = own.default
    if isinstance(default, LibraryObject) and default.name == FIELD:
        settings |= default.arguments
        default = settings.pop("default", None)
        if isinstance(default, Known) and default.value is Ellipsis:
            default = None
    elif isinstance(default, Unknown):
        place.lose(default)
    elif default is None:
        default = settings.pop("default", None)
    if isinstance(annotation, External) and annotation.name == "typing.ClassVar":
        place.lose(f"`{name}` is a class variable whose annotation is text")
    return ModelField(
        name=name,
        annotation=annotation,
        owner=own.owner,
        settings=settings,
        default=default,
        span=own.span,
    )


def merge_annotated(annotation: Value, settings: dict[str, Value], place: Place) -> Value:
    """Take Annotated off a field's type, and what it says into the settings."""
    while is_generic(annotation, "typing.Annotated") and isinstance(annotation, Generic):
        for item in annotation.arguments[1:]:
            _merge(settings, item, place)
        annotation = annotation.arguments[0]
    return annotation


def _merge(settings: dict[str, Value], item: Value, place: Place) -> None:
    match item:
        case LibraryObject(name="pydantic.Field", arguments=arguments):
            settings |= arguments
        case Unknown():
            place.lose(item)
        case Known() | FunctionValue():
            pass
        case LibraryObject(name=name) if name.startswith("flytekit."):
            pass
        case _:
            place.lose("what this metadata of a pydantic field means is not known")


def settings_of(cls: ClassValue, place: Place) -> dict[str, Value]:
    """Give the settings of a model (`model_config`, class keywords); raises Lost on others."""
    found: dict[str, Value] = {}
    for entry in reversed(cls.mro):
        if not isinstance(entry, ClassValue):
            continue
        given = entry.namespace.get("model_config")
        if given is not None:
            if not isinstance(given, DictValue) or given.lost is not None:
                place.lose(f"the settings of `{entry.name}` are not known")
            found |= {str(key): item for key, (_, item) in given.entries.items()}
        config = entry.namespace.get("Config")
        if isinstance(config, ClassValue) and config.lost is None and not config.bases:
            found |= {k: item for k, item in config.namespace.items() if not k.startswith("__")}
        elif config is not None:
            place.lose(f"the `Config` class of `{entry.name}` is not followed")
        found |= {key: item for key, item in entry.keywords.items() if key != "metaclass"}
    for key in found:
        if key not in HARMLESS_SETTINGS:
            place.lose(f"what `{key}` in the settings of `{cls.name}` does is not known")
    return found


def own_ways(cls: ClassValue) -> list[str]:
    """Name what a model class does itself at construction, and that is not followed."""
    found: list[str] = []
    for name, value in _named_values(cls):
        is_ignored = isinstance(value, Decorated) and (
            value.runs_after or value.kind.endswith("serializer")
        )
        if isinstance(value, (Decorated, Unknown)) and not is_ignored:
            found.append(name)
    for name in ("__init__", "__new__", "model_post_init", "__setattr__"):
        if lookup_in_mro(cls, name) is not None:
            found.append(name)
    return found


def dump_ways(cls: ClassValue) -> list[str]:
    """Name what a model class does itself when it is dumped."""
    found = [
        name
        for name, value in _named_values(cls)
        if isinstance(value, Decorated) and value.kind.endswith("serializer")
    ]
    if lookup_in_mro(cls, "model_dump_json") is not None:
        found.append("model_dump_json")
    return found


def schema_ways(cls: ClassValue) -> list[str]:
    """Name what a model class does itself to its JSON Schema."""
    found: list[str] = []
    for name, value in _named_values(cls):
        if isinstance(value, Unknown) or (isinstance(value, Decorated) and value.changes_schema):
            found.append(name)
    for name in (
        "model_json_schema",
        "__get_pydantic_json_schema__",
        "__get_pydantic_core_schema__",
        "__class_getitem__",
        "__pydantic_init_subclass__",
    ):
        own = lookup_in_mro(cls, name)
        if own is not None and not isinstance(own, Builtin):
            found.append(name)
    return found


def validators(cls: ClassValue, kind: str) -> list[Decorated]:
    """Give the validators of a kind that run after others, in the order of their definition."""
    found: dict[str, Decorated] = {}
    for entry in reversed(cls.mro):
        for name, value in entry.namespace.items() if isinstance(entry, ClassValue) else ():
            if isinstance(value, Decorated) and value.kind == kind:
                found[name] = value
    return list(found.values())


def computed_fields(cls: ClassValue) -> list[str]:
    """Name the computed fields, in the order of their definition."""
    found: dict[str, None] = {}
    for entry in reversed(cls.mro):
        for name, value in entry.namespace.items() if isinstance(entry, ClassValue) else ():
            if isinstance(value, ComputedField):
                found[name] = None
    return list(found)


def _named_values(cls: ClassValue) -> Iterator[tuple[str, Value]]:
    for entry in cls.mro:
        for name, value in entry.namespace.items() if isinstance(entry, ClassValue) else ():
            if name not in ATTRIBUTES:
                yield name, value
