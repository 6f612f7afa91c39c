"""JSON Schema of pydantic models, as `model_json_schema()` writes it."""

from __future__ import annotations

import inspect
from collections.abc import Iterable

from flowc.dialects.flytekit.types.choices import (
    is_enum,
    is_member,
    literal_values,
    member_value,
    member_values,
)
from flowc.dialects.flytekit.types.files import ALIASES as FILE_TYPES
from flowc.dialects.flytekit.types.objects import LibraryObject, PlainVariable
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.pydantic.fields import (
    ModelField,
    model_fields,
    model_trait,
    schema_ways,
    settings_of,
)
from flowc.dialects.flytekit.types.pydantic.generics import definition_name
from flowc.dialects.flytekit.types.pydantic.records import is_dataclass, record_fields
from flowc.dialects.flytekit.types.pydantic.shapes import (
    ARRAYS,
    CONSTRAINTS,
    FILE_WITHOUT_METADATA,
    FLYTE,
    MAPS,
    SHAPES,
    TUPLES,
    Schema,
    apply_constraint,
    is_list,
    is_schema,
)
from flowc.dialects.flytekit.types.pydantic.values import Dumper
from flowc.dialects.flytekit.types.subject import is_generic, take_apart
from flowc.dialects.flytekit.types.uris import DIRECTORY, FILE
from flowc.frontend.interpreter.host import NotHostError, to_host
from flowc.frontend.interpreter.values import (
    ClassValue,
    External,
    Generic,
    InstanceValue,
    Known,
    TypeVariable,
    Unknown,
    Value,
)
from flowc_ir.plain import PlainMap, freeze

REFERENCE = "#/$defs/"

_SILENT = frozenset(
    (
        "default default_factory alias alias_priority validation_alias serialization_alias "
        "exclude repr init init_var kw_only frozen strict validate_default allow_inf_nan "
        "coerce_numbers_to_str"
    ).split()
)


def model_schema(
    cls: ClassValue, place: Place, *, files_have_metadata: bool = True
) -> PlainMap | None:
    """Give the JSON Schema of a model; raises Lost where pydantic's result is not certain.

    Mirrors pydantic 2.11 and later (json_schema.py), mode `validation`, by alias.
    """
    builder = _Builder(files_have_metadata=files_have_metadata)
    schema = builder.model(cls, place)
    if cls in builder.referenced:
        name = definition_name(cls)
        builder.definitions[name] = schema
        schema = {"$ref": REFERENCE + name}
    if builder.definitions:
        schema = {**schema, "$defs": builder.definitions}
    frozen = freeze(_sorted(schema))
    return frozen if isinstance(frozen, PlainMap) else None


def _sorted(value: object, parent: str = "") -> object:
    """Sort the keywords, but not properties and defaults, as pydantic does."""
    if is_schema(value):
        items = list(value.items())
        if parent not in ("properties", "default"):
            items.sort(key=lambda item: item[0])
        return {key: _sorted(item, key) for key, item in items}
    if is_list(value):
        return [_sorted(item, parent) for item in value]
    return value


class _Builder:
    """One schema being built; `definitions` by name, `referenced` are the classes pointed to."""

    def __init__(self, *, files_have_metadata: bool) -> None:
        self._files_have_metadata = files_have_metadata
        self.definitions: dict[str, Schema] = {}
        self.referenced: set[ClassValue] = set()
        self._names: dict[str, ClassValue] = {}
        self._formats: dict[str, object] = {}
        self._open: list[ClassValue] = []
        self._extra: list[Value] = []

    def model(self, cls: ClassValue, place: Place) -> Schema:
        """Give the body of a model's schema."""
        if ways := schema_ways(cls):
            place.lose(f"`{ways[0]}` of `{cls.name}` may change its schema")
        self._name(cls, place)
        settings = settings_of(cls, place)
        outer, self._extra = self._extra, [settings[k] for k in ("extra",) if k in settings]
        try:
            return self._body(cls, settings, place)
        finally:
            self._extra = outer

    def _body(self, cls: ClassValue, settings: dict[str, Value], place: Place) -> Schema:
        self._open.append(cls)
        trait = model_trait(cls)
        if trait is not None and trait.is_root:
            return self._root(cls, settings, place)
        schema: Schema = {"title": cls.name, "type": "object"}
        schema |= self._properties(model_fields(cls, place), place)
        self._open.remove(cls)
        if doc := _doc(cls, place):
            schema["description"] = doc
        _apply_settings(schema, settings, place)
        return schema

    def _properties(self, fields: Iterable[ModelField], place: Place) -> Schema:
        properties: Schema = {}
        required: list[str] = []
        for field in fields:
            at = Place(place.machine, field.owner.module, field.span)
            name = field.alias or field.name
            properties[name] = self._field(field, name, at)
            if field.default is None and not field.has_factory:
                required.append(name)
        return {"properties": properties, **({"required": required} if required else {})}

    def _root(self, cls: ClassValue, settings: dict[str, Value], place: Place) -> Schema:
        """Give the schema of a RootModel: that of its one field, with a title."""
        root, *others = model_fields(cls, place)
        if others or settings or root.settings or root.default is not None:
            place.lose(f"the schema of the root model `{cls.name}` is not known")
        schema = self.of(root.annotation, Place(place.machine, root.owner.module, root.span))
        self._open.remove(cls)
        if "$ref" in schema:
            place.lose(f"the schema of the root model `{cls.name}` is not known")
        doc = _doc(cls, place)
        return {**schema, "title": cls.name, **({"description": doc} if doc else {})}

    def _name(self, cls: ClassValue, place: Place) -> str:
        """Give the name of a definition; two classes of one name get longer names in pydantic."""
        name = definition_name(cls)
        if self._names.setdefault(name, cls) is not cls:
            place.lose(f"two classes named `{cls.name}` are in one schema")
        return name

    def _field(self, field: ModelField, name: str, place: Place) -> Schema:
        schema = self.of(field.annotation, place)
        has_title = self._has_title(field.annotation)
        extra: Schema = {}
        for keyword, value in field.settings.items():
            if keyword in CONSTRAINTS:
                schema = apply_constraint(schema, field.annotation, keyword, value, place)
            elif keyword in ("title", "description", "examples", "deprecated"):
                extra[keyword] = _host(value, place)
            elif keyword not in _SILENT:
                place.lose(f"what `{keyword}` in a pydantic field does is not known")
        if field.default is not None:
            extra["default"] = Dumper(place, in_schema=True).dump(field.default)
        if has_title and "title" not in extra:
            extra["title"] = name.title().replace("_", " ").strip()
        shown = {key: item for key, item in extra.items() if key == "default" or item is not None}
        return {**schema, **shown}

    def _has_title(self, annotation: Value) -> bool:
        """Tell whether a field gets a title: references do not, nor an Optional of one."""
        if isinstance(annotation, ClassValue):
            return False
        if isinstance(annotation, External):
            return annotation.name not in FLYTE and annotation.name not in FILE_TYPES
        if is_generic(annotation, FILE, DIRECTORY):
            return False
        if is_generic(annotation, "typing.Union", "types.UnionType"):
            others = _without_none(annotation)
            if len(others) == 1:
                return self._has_title(_inner(others[0]))
        return True

    def of(self, value: Value, place: Place) -> Schema:
        """Give the schema of a type."""
        subject = take_apart(value, place)
        schema = self._of_inner(subject.inner, place)
        for item in subject.metadata:
            if isinstance(item, LibraryObject) and item.name == "pydantic.Field":
                for keyword, given in item.arguments.items():
                    if keyword not in CONSTRAINTS and keyword not in _SILENT:
                        place.lose(f"`{keyword}` inside a type is not followed")
                    if keyword in CONSTRAINTS:
                        schema = apply_constraint(schema, subject.inner, keyword, given, place)
            elif not isinstance(item, Known):
                place.lose("what this metadata means to pydantic is not known")
        return schema

    def _of_inner(self, value: Value, place: Place) -> Schema:
        match value:
            case Known(value=None):
                return {"type": "null"}
            case External(name=name):
                return self._of_library(name, (), place)
            case ClassValue():
                return self._of_class(value, place)
            case Generic(origin=External(name=name), arguments=arguments):
                if name in ("typing.Union", "types.UnionType"):
                    return self._union(value, place)
                if name == "typing.Literal":
                    return _literal(value, place)
                return self._of_library(name, arguments, place)
            case TypeVariable(supertype=Value() as supertype):
                return self.of(supertype, place)
            case PlainVariable():
                return {}
            case Unknown():
                place.lose(value)
            case _:
                place.lose("the schema of this type is not known")

    def _require_no_extra(self, name: str, place: Place) -> None:
        """Refuse a dataclass in a model that says what becomes of unknown keys."""
        for extra in self._extra:
            if not (isinstance(extra, Known) and extra.value == "ignore"):
                place.lose(f"whether `extra` of a model counts for `{name}` is up to its version")

    def _of_library(self, name: str, arguments: tuple[Value, ...], place: Place) -> Schema:
        if (shape := SHAPES.get(name)) is not None and not arguments:
            return dict(shape)
        if (flyte := self._flyte(name)) is not None and not arguments:
            short = name.rpartition(".")[2]
            self._require_no_extra(short, place)
            if short in self._names:
                place.lose(f"two classes named `{short}` are in one schema")
            self.definitions[short] = dict(flyte)
            return {"$ref": REFERENCE + short}
        if name in FLYTE or name in FILE_TYPES:
            return self._formatted(name, arguments, place)
        if name in ARRAYS:
            items = self.of(arguments[0], place) if arguments else {}
            schema: Schema = {"type": "array", "items": items}
            return {**schema, "uniqueItems": True} if ARRAYS[name] else schema
        if name in MAPS:
            return self._map(arguments, place)
        if name in TUPLES:
            return self._tuple(arguments, place)
        place.lose(f"what pydantic says of `{name}` is not known")

    def _formatted(self, name: str, arguments: tuple[Value, ...], place: Place) -> Schema:
        """Give the schema of a file of a format, which is a class made on the spot.

        All these classes have one name, so that two of them get longer names in pydantic.
        """
        if arguments and isinstance(arguments[0], Known):
            place.lose("the class of this file is not known")
        if name not in FILE_TYPES and name not in (FILE, DIRECTORY):
            place.lose(f"what pydantic says of a subscripted `{name}` is not known")
        self._require_no_extra(name, place)
        is_file = "Directory" not in name and "Logs" not in name
        base = "flytekit.FlyteFile" if is_file else "flytekit.FlyteDirectory"
        title = "_SpecificFormatClass" if is_file else "_SpecificFormatDirectoryClass"
        key: object = name if not arguments else arguments[0]
        if self._formats.setdefault(title, key) is not key:
            place.lose("two file formats are in one schema")
        self.definitions[title] = {**(self._flyte(base) or {}), "title": title}
        return {"$ref": REFERENCE + title}

    def _flyte(self, name: str) -> Schema | None:
        schema = FLYTE.get(name)
        if schema is None or self._files_have_metadata or name != "flytekit.FlyteFile":
            return schema
        return FILE_WITHOUT_METADATA

    def _map(self, arguments: tuple[Value, ...], place: Place) -> Schema:
        if len(arguments) != 2:
            return {"type": "object", "additionalProperties": True}
        key, item = arguments
        values = self.of(item, place)
        schema: Schema = {"type": "object", "additionalProperties": values or True}
        keys = self.of(key, place)
        if isinstance(key, ClassValue) and is_enum(key):
            schema["propertyNames"] = keys
        elif keys not in ({"type": "string"}, {"type": "integer"}, {}):
            place.lose("the schema of these keys is not known")
        return schema

    def _tuple(self, arguments: tuple[Value, ...], place: Place) -> Schema:
        if not arguments:
            return {"type": "array", "items": {}}
        last = arguments[-1]
        if isinstance(last, Known) and last.value is Ellipsis:
            return {"type": "array", "items": self.of(arguments[0], place)}
        if isinstance(last, Known) and last.value is not None:
            place.lose("the schema of this tuple is not known")
        prefix = [self.of(argument, place) for argument in arguments]
        count = len(prefix)
        return {"type": "array", "prefixItems": prefix, "maxItems": count, "minItems": count}

    def _union(self, value: Value, place: Place) -> Schema:
        """Give `anyOf`: flat, without repeats, null at the end; a single variant stands alone."""
        members: list[object] = []
        others = _without_none(value)
        schemas = [self.of(argument, place) for argument in others]
        for schema in schemas:
            inner = schema.get("anyOf")
            for part in inner if is_list(inner) and len(schema) == 1 else [schema]:
                if part not in members:
                    members.append(part)
        arguments = value.arguments if isinstance(value, Generic) else ()
        if len(others) < len(arguments) and {"type": "null"} not in members:
            members.append({"type": "null"})
        return {"anyOf": members} if len(members) > 1 else schemas[0]

    def _of_class(self, cls: ClassValue, place: Place) -> Schema:
        if cls.lost is not None:
            place.lose(cls.lost)
        if is_enum(cls) and not member_values(cls, place, with_aliases=True):
            # Pydantic writes it in place, with a title here and without one there.
            place.lose(f"what pydantic says of `{cls.name}`, which has no members, is not known")
        name = self._name(cls, place)
        self.referenced.add(cls)
        if name not in self.definitions and cls not in self._open:
            self.definitions[name] = self._definition(cls, place)
        return {"$ref": REFERENCE + name}

    def _definition(self, cls: ClassValue, place: Place) -> Schema:
        if is_enum(cls):
            return _enum(cls, place)
        if model_trait(cls) is not None:
            return self.model(cls, place)
        if is_dataclass(cls):
            self._require_no_extra(cls.name, place)
            return self._record(cls, place)
        place.lose(f"what pydantic says of the class `{cls.name}` is not known")

    def _record(self, cls: ClassValue, place: Place) -> Schema:
        """Give the schema of a dataclass inside a model."""
        self._open.append(cls)
        schema: Schema = {"title": cls.name, "type": "object"}
        schema |= self._properties(record_fields(cls, place), place)
        self._open.remove(cls)
        doc = cls.namespace.get("__doc__")
        # Where there is no text, `dataclass` writes the signature; pydantic leaves that out.
        if isinstance(doc, Known) and isinstance(doc.value, str):
            if not doc.value.startswith(f"{cls.name}("):
                schema["description"] = inspect.cleandoc(doc.value)
        return schema


def _inner(value: Value) -> Value:
    while is_generic(value, "typing.Annotated") and isinstance(value, Generic):
        value = value.arguments[0]
    return value


def _without_none(value: Value) -> list[Value]:
    arguments = value.arguments if isinstance(value, Generic) else ()
    return [a for a in arguments if not (isinstance(a, Known) and a.value is None)]


def _host(value: Value, place: Place) -> object:
    try:
        return to_host(value)
    except NotHostError as error:
        place.lose(error.unknown or error.reason)


def _apply_settings(schema: Schema, settings: dict[str, Value], place: Place) -> None:
    title = settings.get("title")
    if title is not None:
        schema["title"] = _host(title, place)
    extra = settings.get("extra")
    if extra is not None:
        wanted = _host(extra, place)
        if wanted in ("forbid", "allow"):
            schema["additionalProperties"] = wanted == "allow"
        elif wanted != "ignore":
            place.lose("the setting `extra` is not known")


def _doc(cls: ClassValue, place: Place) -> str:
    doc = cls.namespace.get("__doc__")
    if doc is None:
        return ""
    text = _host(doc, place)
    return inspect.cleandoc(text) if isinstance(text, str) else ""


def _enum(cls: ClassValue, place: Place) -> Schema:
    # Unlike flytekit, pydantic lists the aliases too.
    members = member_values(cls, place, with_aliases=True)
    values = [_atom(value, place) for _, value in members]
    schema: Schema = {"title": cls.name, "enum": values}
    if doc := _doc(cls, place):
        schema["description"] = doc
    return {**schema, **_type_of(values)}


def _literal(value: Generic, place: Place) -> Schema:
    values = [_atom(item, place) for item in literal_values(value, place)]
    schema: Schema = {"const": values[0]} if len(values) == 1 else {"enum": values}
    if all(value is None for value in values):
        place.lose("what pydantic says of a Literal of None is up to its version")
    return {**schema, **_type_of(values)}


def _atom(value: object, place: Place) -> object:
    if isinstance(value, InstanceValue) and is_member(value):
        member = member_value(value, place)
        value = member.value if isinstance(member, Known) else member
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    place.lose("a value of an enum or Literal is not plain data")


def _type_of(values: list[object]) -> Schema:
    """Give the type of listed values, if they have one."""
    kinds = {type(value).__name__ for value in values}
    names = {"str": "string", "int": "integer", "bool": "boolean", "float": "number"}
    if len(kinds) == 1 and (name := names.get(kinds.pop())) is not None:
        return {"type": name}
    return {}
