"""JSON Schema of dataclasses, as mashumaro's `build_json_schema` writes it."""

from __future__ import annotations

from flowc.dialects.flytekit.types.bases import library_bases
from flowc.dialects.flytekit.types.choices import is_enum, is_member, literal_values, member_values
from flowc.dialects.flytekit.types.codes import UNENCODABLE_VALUE
from flowc.dialects.flytekit.types.dataclass_fields import alias_of, fields_of, hint
from flowc.dialects.flytekit.types.marshmallow import (
    has_no_schema,
    is_dataclass_json,
    takes_method_for_default,
)
from flowc.dialects.flytekit.types.mashumaro.packing import (
    Packer,
    UnpackableError,
    require_plain_metadata,
)
from flowc.dialects.flytekit.types.mashumaro.shapes import (
    DOUBTFUL_BASES,
    FILE_WITHOUT_METADATA,
    RECORDS,
    DoubtfulTypeError,
    Shape,
    UnsupportedTypeError,
    constrained,
    fixed_schema,
    in_order,
    is_collection,
    shape_of,
)
from flowc.dialects.flytekit.types.mashumaro.typed_dicts import typed_dict_keys
from flowc.dialects.flytekit.types.objects import LibraryObject, PlainVariable
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.subject import is_generic, take_apart
from flowc.dialects.flytekit.types.type_arguments import Arguments, field_type
from flowc.dialects.flytekit.types.uris import FILE
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.values import (
    ClassValue,
    External,
    FieldValue,
    Generic,
    InstanceValue,
    Known,
    NamedTupleTrait,
    TypeVariable,
    Unknown,
    Value,
)
from flowc_ir.plain import PlainMap, freeze

Schema = dict[str, object]

REFERENCE = "#/$defs/"

_LISTS = ("builtins.list", "typing.List")
_DICTS = ("builtins.dict", "typing.Dict")
_EMPTY_BASES = frozenset({"builtins.object", "typing.Generic", "abc.ABC", "pydantic.BaseModel"})
_PYDANTIC_FIELD = "pydantic.Field"
_PLAIN_DEFAULT = "put the Field into Annotated, and give a plain default"
_HANDED_ON = tuple(f"builtins.{name}" for name in "int float str bool".split()) + ("typing.Any",)
_HARMLESS_SETTINGS = frozenset(
    "serialize_by_alias sort_keys debug lazy_compilation code_generation_options".split()
)


def dataclass_schema(
    cls: ClassValue, place: Place, *, files_have_metadata: bool = True
) -> PlainMap | None:
    """Give the JSON Schema of a dataclass, None if mashumaro 3 cannot write it.

    One field that it does not know makes all of the schema go. Raises Lost.
    """
    builder = _Builder(files_have_metadata=files_have_metadata)
    if _has_bare(cls):
        return None
    try:
        schema = builder.record(cls, place)
    except (UnsupportedTypeError, UnpackableError):
        if is_dataclass_json(cls) and not has_no_schema(cls, place):
            place.lose(f"the schema of `{cls.name}` comes from marshmallow, which is not followed")
        return None
    if builder.unwritable:
        message, hint = builder.unwritable
        place.fail(UNENCODABLE_VALUE, message, hint=hint)
    if builder.definitions:
        schema = in_order({**schema, "$defs": builder.definitions})
    frozen = freeze(schema)
    return frozen if isinstance(frozen, PlainMap) else None


def require_encodable(annotation: Value, place: Place) -> None:
    """Hold a type against mashumaro's encoders.

    Raises UnpackableError if a part of it surely has none, and Lost if that is not known.
    """
    builder = _Builder()
    if isinstance(annotation, ClassValue) and _has_bare(annotation):
        place.lose("flytekit looks for the item type of a bare `List` or `Dict`")
    try:
        builder.of(annotation, place)
    except (DoubtfulTypeError, UnpackableError):
        place.lose("a part of this type may have no encoder")
    except UnsupportedTypeError as error:
        raise UnpackableError(f"{error} has no encoder") from error
    if builder.bare_nones:
        raise UnpackableError("None as a field type is not supported")


def _require_packer(argument: Value, place: Place) -> None:
    """Refuse what stands for a type variable that is all of a field's type, and has no packer.

    Mashumaro looks behind `Annotated` before it puts arguments in the places of variables, so that
    it meets an annotated `list[int]` as a class (3.23 core/meta/types/common.py); of an annotated
    class it finds the packer of the class. Raises UnsupportedTypeError, Lost.
    """
    inner = take_apart(argument, place).inner
    if not is_generic(argument, "typing.Annotated") or not isinstance(inner, Generic):
        return
    if not isinstance(inner.origin, External):
        place.lose("how an annotated generic class in place of a type variable is encoded")
    raise UnsupportedTypeError("`Annotated` of a composed type, for a type variable,")


class _Builder:
    """One schema being built: `definitions` are the records that refer to themselves.

    `bare_nones` counts types like `list[None]`: they have a schema but no encoder. `unwritable`: it
    holds something that is no JSON, with what to say of it and what to do.
    """

    def __init__(self, *, files_have_metadata: bool = True) -> None:
        self.bare_nones = 0
        self.unwritable: tuple[str, str] | None = None
        self._files_have_metadata = files_have_metadata
        self.definitions: dict[str, Schema | None] = {}
        self.open: list[ClassValue] = []

    def record(self, cls: ClassValue, place: Place, arguments: Arguments = ()) -> Schema:
        name = cls.name
        if cls in self.open:
            self.definitions.setdefault(name, None)
            return {"$ref": REFERENCE + name}
        _check_settings(cls, place)
        self.open.append(cls)
        properties: Schema = {}
        required: list[str] = []
        for field in fields_of(cls) or ():
            if field.is_class_variable or field.is_init_only or not field.init:
                continue
            written, at = hint(field, place)
            annotation = field_type(written, field, cls, arguments)
            if isinstance(written, TypeVariable):
                _require_packer(annotation, at)
            key = alias_of(field) or field.name
            properties[key] = self._field(field, annotation, at)
            if takes_method_for_default(cls, field):
                message = (
                    f"field `{field.name}` of `{name}` has the name of a method of dataclass_json"
                )
                self._refuse_default(annotation, at, (message, "give the field another name"))
            if field.default is None and field.factory is None:
                required.append(key)
        self.open.remove(cls)
        schema: Schema = {"title": name, "type": "object", "additionalProperties": False}
        if properties:
            schema["properties"] = properties
        if required:
            schema["required"] = required
        schema = in_order(schema)
        if name in self.definitions and self.definitions[name] is None:
            self.definitions[name] = schema
            return {"$ref": REFERENCE + name}
        return schema

    def _field(self, field: FieldValue, annotation: Value, place: Place) -> Schema:
        description = require_plain_metadata(field, place).get("description")
        bare_nones = self.bare_nones
        schema = self.of(annotation, place)
        if field.default is not None and self.bare_nones != bare_nones:
            raise UnpackableError("None as a field type is not supported")
        if description is not None:
            if not (isinstance(description, Known) and isinstance(description.value, str)):
                place.lose(f"the description of `{field.name}` is not known")
            schema = in_order({**schema, "description": description.value})
        if isinstance(field.default, LibraryObject) and field.default.name == _PYDANTIC_FIELD:
            message = f"the default of `{field.name}` is a pydantic `Field`, which is no JSON"
            self._refuse_default(annotation, place, (message, _PLAIN_DEFAULT))
        elif field.default is not None:
            if isinstance(field.default, LibraryObject) and field.default.name != FILE:
                place.lose(f"whether the default of `{field.name}` is mutable is not known")
            packed = Packer(place).field(field.default, annotation, default=field.default)
            schema = in_order({**schema, "default": packed})
        return schema

    def _refuse_default(self, annotation: Value, place: Place, said: tuple[str, str]) -> None:
        """Let mashumaro pack something for a default that is no value at all.

        Raises UnpackableError where that fails, and the schema goes; numbers and texts are handed
        on, and then the whole cannot be written.
        """
        match annotation:
            case External(name=name) if name in _HANDED_ON:
                self.unwritable = said
            case External() | ClassValue():
                raise UnpackableError("the default is no value of this type")
            case Generic() if is_generic(annotation, *_LISTS, *_DICTS, *RECORDS):
                raise UnpackableError("the default is no value of this type")
            case _:
                place.lose("what mashumaro makes of this default is not known")

    def of(self, value: Value, place: Place) -> Schema:
        """Give the schema of a type."""
        subject = take_apart(value, place)
        schema = self._of_inner(subject.inner, place)
        return constrained(schema, subject.metadata, place)

    def _of_inner(self, value: Value, place: Place) -> Schema:
        match value:
            case Known(value=None):
                return {"type": "null"}
            case External(name=name):
                return self._of_shape(name, (), place)
            case ClassValue():
                return self._of_class(value, place)
            case Generic():
                return self._of_generic(value, place)
            case TypeVariable(supertype=Value() as supertype):
                return self.of(supertype, place)
            case PlainVariable():
                return {}
            case Unknown():
                place.lose(value)
            case _:
                place.lose("the schema of this type is not known")

    def _of_generic(self, value: Generic, place: Place) -> Schema:
        origin = value.origin
        if is_generic(value, "typing.Union", "types.UnionType"):
            return {"anyOf": [self.of(argument, place) for argument in value.arguments]}
        if is_generic(value, "typing.Literal"):
            return _literal(value, place)
        if isinstance(origin, ClassValue):
            return self._of_generic_class(origin, value.arguments, place)
        if not isinstance(origin, External):
            place.lose("the schema of this type is not known")
        if not value.arguments:
            return {"type": "array", "maxItems": 0}
        if not origin.name.startswith("typing."):
            self.bare_nones += sum(map(_is_none, value.arguments))
        return self._of_shape(origin.name, value.arguments, place)

    def _of_generic_class(self, cls: ClassValue, arguments: Arguments, place: Place) -> Schema:
        if cls.lost is not None:
            place.lose(cls.lost)
        if fields_of(cls) is not None:
            return self.record(cls, place, arguments)
        if library_bases(cls) <= _EMPTY_BASES:
            raise UnsupportedTypeError(f"`{cls.name}`")
        place.lose(f"the schema of the generic class `{cls.name}` is not known")

    def _of_shape(self, name: str, arguments: tuple[Value, ...], place: Place) -> Schema:
        if (record := self._record_of(name)) is not None:
            return dict(record)
        shape = shape_of(name, place)
        match shape:
            case Shape.ARRAY | Shape.SET:
                return self._array(arguments, unique=shape is Shape.SET, place=place)
            case Shape.TUPLE:
                return self._tuple(arguments, place)
            case Shape.OBJECT:
                return self._object(arguments, place)
            case Shape.COUNTER:
                return self._counter(arguments, place)
            case Shape.CHAIN:
                return {"type": "array", "items": self._object(arguments, place)}
            case _:
                return fixed_schema(name, place)

    def _array(self, arguments: tuple[Value, ...], *, unique: bool, place: Place) -> Schema:
        schema: Schema = {"type": "array"}
        if arguments and (items := self.of(arguments[0], place)):
            schema["items"] = items
        if unique:
            schema["uniqueItems"] = True
        return schema

    def _object(self, arguments: tuple[Value, ...], place: Place) -> Schema:
        schema: Schema = {"type": "object"}
        if len(arguments) == 2:
            keys, values = (self.of(argument, place) for argument in arguments)
            if values:
                schema["additionalProperties"] = values
            if keys:
                schema["propertyNames"] = keys
        return schema

    def _counter(self, arguments: tuple[Value, ...], place: Place) -> Schema:
        schema: Schema = {"type": "object", "additionalProperties": {"type": "integer"}}
        if arguments and (keys := self.of(arguments[0], place)):
            schema["propertyNames"] = keys
        return schema

    def _tuple(self, arguments: tuple[Value, ...], place: Place) -> Schema:
        if not arguments:
            return {"type": "array"}
        if len(arguments) == 2 and _is_ellipsis(arguments[1]):
            return self._array(arguments[:1], unique=False, place=place)
        prefix = [self.of(argument, place) for argument in arguments]
        count = len(prefix)
        return {"type": "array", "prefixItems": prefix, "maxItems": count, "minItems": count}

    def _of_class(self, cls: ClassValue, place: Place) -> Schema:
        bases = library_bases(cls)
        if cls.lost is not None and not bases <= set(RECORDS):
            place.lose(cls.lost)
        if fields_of(cls) is not None:
            return self.record(cls, place)
        for name in (FILE, "flytekit.FlyteDirectory"):
            if name in bases:
                return {**(self._record_of(name) or {}), "title": cls.name}
        if is_enum(cls):
            return {"enum": [_json_atom(value, place) for _, value in member_values(cls, place)]}
        if "typing.TypedDict" in bases:
            return self._typed_dict(cls, place)
        if any(isinstance(trait, NamedTupleTrait) for trait in cls.traits):
            return self._named_tuple(cls, place)
        if "builtins.str" in bases:
            return {"type": "string"}
        if any(name in DOUBTFUL_BASES for name in bases):
            place.lose(f"the schema of `{cls.name}` is not known")
        for entry in cls.mro:
            if isinstance(entry, External) and is_collection(entry.name):
                return self._of_shape(entry.name, (), place)
        if lookup_in_mro(cls, "__fspath__") is not None or "os.PathLike" in bases:
            return {"type": "string", "format": "path"}
        if bases - _EMPTY_BASES:
            raise DoubtfulTypeError(f"`{cls.name}`")
        raise UnsupportedTypeError(f"`{cls.name}`")

    def _record_of(self, name: str) -> Schema | None:
        record = RECORDS.get(name)
        if self._files_have_metadata or record is not RECORDS[FILE]:
            return record
        return FILE_WITHOUT_METADATA

    def _typed_dict(self, cls: ClassValue, place: Place) -> Schema:
        properties: Schema = {
            key: self.of(annotation, at) for key, annotation, at in typed_dict_keys(cls, place)
        }
        schema: Schema = {"type": "object", "additionalProperties": False}
        if properties:
            schema |= {"properties": properties, "required": sorted(properties)}
        return in_order(schema)

    def _named_tuple(self, cls: ClassValue, place: Place) -> Schema:
        trait = next(trait for trait in cls.traits if isinstance(trait, NamedTupleTrait))
        if not trait.fields:
            return {"type": "array"}
        prefix: list[Schema] = []
        for field in trait.fields:
            annotation, at = hint(field, place)
            prefix.append(self._field(field, annotation, at))
        count = len(prefix)
        return {"type": "array", "prefixItems": prefix, "maxItems": count, "minItems": count}


def _has_bare(value: Value) -> bool:
    """Tell whether flytekit looks for the item type of `List` or `Dict` where there is none.

    It goes down through fields whose annotations are no text, before mashumaro writes anything
    (flytekit 1.16.31 core/type_engine.py `_get_origin_type_in_annotation`).
    """
    match value:
        case External(name="typing.List" | "typing.Dict"):
            return True
        case Generic(arguments=arguments) if is_generic(value, *_LISTS, *_DICTS):
            return any(map(_has_bare, arguments))
        case ClassValue():
            fields = fields_of(value) or ()
            kept = (f for f in fields if not f.is_class_variable and not f.is_init_only)
            return any(_has_bare(field.annotation) for field in kept)
        case _:
            return False


def _is_none(value: Value) -> bool:
    return isinstance(value, Known) and value.value is None


def _is_ellipsis(value: Value) -> bool:
    return isinstance(value, Known) and value.value is Ellipsis


def _literal(value: Generic, place: Place) -> Schema:
    # Mashumaro passes over floats, which `Literal` should not hold.
    items = [item for item in literal_values(value, place) if not isinstance(item, float)]
    values = [_literal_atom(item, place) for item in items]
    return {"const": values[0]} if len(values) == 1 else {"enum": values}


def _literal_atom(item: object, place: Place) -> object:
    if isinstance(item, InstanceValue) and is_member(item):
        found = place.machine.attribute(item, "value", place.span)
        return _json_atom(found.value if isinstance(found, Known) else found, place)
    return _json_atom(item, place)


def _json_atom(value: object, place: Place) -> object:
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    place.lose("a value of an enum or Literal is not plain data")


def _check_settings(cls: ClassValue, place: Place) -> None:
    """Refuse a `Config` class that changes the schema."""
    config = lookup_in_mro(cls, "Config")
    if config is None:
        return
    if not isinstance(config, ClassValue):
        place.lose(f"the `Config` of `{cls.name}` is not known")
    for entry in config.mro:
        for name in entry.namespace if isinstance(entry, ClassValue) else ():
            if name == "omit_none" and not _has_none_default(cls):
                continue
            if not name.startswith("__") and name not in _HARMLESS_SETTINGS:
                place.lose(f"what `{name}` in the `Config` of `{cls.name}` does is not known")


def _has_none_default(cls: ClassValue) -> bool:
    return any(
        isinstance(field.default, Known) and field.default.value is None
        for field in fields_of(cls) or ()
    )
