"""Constants: from known values to literals, by the rules of flytekit's TypeEngine."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping

from flowc.dialects.flytekit.types.catalogue import described_type, refuses_null
from flowc.dialects.flytekit.types.codes import (
    AMBIGUOUS_VARIANT,
    TUPLE_VALUE,
    VALUE_TYPE,
)
from flowc.dialects.flytekit.types.files import DIRECTORY_TAG, FILE_TAG
from flowc.dialects.flytekit.types.objects import LibraryObject
from flowc.dialects.flytekit.types.place import FAILED, Place
from flowc.dialects.flytekit.types.scalar_literals import (
    enum_literal,
    is_dict,
    map_literal,
    refuse,
    reject_large,
    reject_unlisted,
    simple_literal,
)
from flowc.dialects.flytekit.types.spelling import spell
from flowc.dialects.flytekit.types.subject import is_generic, take_apart
from flowc.dialects.flytekit.types.uris import (
    DIRECTORY,
    FILE,
    UPLOADED,
    dataset_parts,
    file_parts,
    remote_text,
    text_of,
)
from flowc.flytekit_versions import Behaviour
from flowc.frontend.interpreter.signals import Raised
from flowc.frontend.interpreter.values import (
    DictValue,
    External,
    Generic,
    InstanceValue,
    IteratorValue,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.literals import (
    BlobLiteral,
    DatasetLiteral,
    HashedLiteral,
    ListLiteral,
    Literal,
    NoneLiteral,
    StringLiteral,
    UnionLiteral,
)
from flowc_ir.records import Definition, Enum, Record
from flowc_ir.types import (
    AnnotatedType,
    BlobType,
    ChoiceType,
    DatasetType,
    EncodedType,
    EnumType,
    ListType,
    MapType,
    NativeType,
    RecordType,
    SchemaType,
    SimpleKind,
    SimpleType,
    StructType,
    Type,
    UnionType,
)

# A step of the budget takes a microsecond or two, a literal ten.
_STEPS_PER_VALUE = 4
_HASH_METHOD = "flytekit.HashMethod"
_ACCEPT_NONE = ("builtins.NoneType", "types.NoneType", "typing.Any")
_ITERATORS = ("typing.Iterator", "collections.abc.Iterator")
_NEVER_NONE = (FILE_TAG, DIRECTORY_TAG, "TextIO", "BinaryIO", "Typed Dict", "Protobuf-Transformer")


class Literals:
    """Makes the literals of one compilation; `definitions` is the nominal table."""

    def __init__(self, definitions: Mapping[str, Definition], flytekit: Behaviour) -> None:
        self._flytekit = flytekit
        self._definitions = definitions

    def make(
        self,
        value: Value,
        type_: Type,
        annotation: Value,
        place: Place,
        *,
        keeps_hash: bool = True,
    ) -> Literal:
        """Give the literal of a constant (flytekit 1.16.31 `TypeEngine.to_literal`).

        `annotation` is the resolved type expression that `type_` came from. Raises Lost, and
        Raised where flytekit raises.
        """
        if not keeps_hash:
            annotation = _without_hash(annotation)
        literal = self._checked(value, type_, _as_none_type(annotation), place)
        reject_large(literal, place)
        reject_unlisted(literal, type_, place)
        return literal

    def _checked(self, value: Value, type_: Type, annotation: Value, place: Place) -> Literal:
        """Convert a value after the checks that flytekit makes for every value."""
        place.machine.tick(place.span, _STEPS_PER_VALUE)
        if isinstance(value, Unknown):
            place.lose(value)
        if isinstance(value, TupleValue):
            place.fail(
                TUPLE_VALUE,
                "a tuple is given where one value is expected",
                exception="AssertionError",
                hint="use a list, or pass one of its items",
            )
        bare = _bare(type_)
        if _is_none(value) and not isinstance(bare, UnionType):
            if not (isinstance(annotation, External) and annotation.name in _ACCEPT_NONE):
                place.fail(
                    VALUE_TYPE,
                    "None is given where a value is expected",
                    exception=FAILED,
                    hint="make the type Optional, or give a value",
                )
        subject = take_apart(annotation, place)
        literal = self._convert(value, bare, annotation, place)
        method = next(filter(_is_hash_method, subject.metadata), None)
        return literal if method is None else _hashed(literal, value, method, place)

    def _convert(self, value: Value, type_: Type, annotation: Value, place: Place) -> Literal:
        if isinstance(value, Unknown):
            place.lose(value)
        inner = take_apart(annotation, place).inner
        match type_:
            case SimpleType(kind=kind):
                return simple_literal(value, kind, place)
            case ChoiceType(base=base):
                return simple_literal(value, base, place)
            case ListType(item=item, iterator=iterator):
                if is_generic(annotation, "collections.abc.Iterator"):
                    _require_iterator(value, annotation, place)
                return self._list(value, item, inner, place, iterator=iterator)
            case MapType(value=item):
                return self._map(value, item, inner, place)
            case UnionType(variants=variants):
                return self._union(value, variants, inner, place)
            case EnumType(name=name):
                enum = self._definitions.get(name)
                if isinstance(enum, Enum):
                    texts = self._flytekit.enums_take_texts
                    return enum_literal(value, enum, inner, place, takes_texts=texts)
            case RecordType(name=name):
                record = self._definitions.get(name)
                if isinstance(record, Record):
                    from flowc.dialects.flytekit.types.record_literals import record_literal

                    looks_inside = inner is annotation
                    return record_literal(
                        value, record, annotation, place, looks_inside=looks_inside
                    )
            case StructType():
                from flowc.dialects.flytekit.types.record_literals import struct_literal

                return struct_literal(value, type_, annotation, place)
            case BlobType():
                return _blob(value, type_, inner, place)
            case DatasetType():
                keeps = self._flytekit.datasets_keep_format
                return _dataset(value, type_, inner, place, keeps_format=keeps)
            case EncodedType(inner=encoded):
                return self._encoded(value, encoded, inner, place)
            case NativeType():
                if _is_none(value):
                    place.fail(VALUE_TYPE, "None cannot be pickled", exception="AssertionError")
                place.lose("a pickled constant would be uploaded when the entity is packaged")
            case _:
                pass
        place.lose("a constant of this type is not followed")

    def _encoded(self, value: Value, type_: Type, inner: Value, place: Place) -> Literal:
        """Give what a third party's encoder makes: that of a parameter, or of an upload."""
        origin = inner.origin if isinstance(inner, Generic) else inner
        entry = described_type(origin.name, place) if isinstance(origin, External) else None
        if entry is None or not entry.accepts:
            reason = "" if entry is None else entry.not_liftable
            place.lose(reason or UPLOADED)
        given = inner.arguments[0] if isinstance(inner, Generic) else External(entry.default)
        if isinstance(type_, SimpleType) and not _is_text(value):
            place.lose(f"what the encoder of `{entry.name}` makes of this is not known")
        return self._convert(value, type_, given, place)

    def _list(
        self, value: Value, item: Type, inner: Value, place: Place, *, iterator: bool
    ) -> Literal:
        if not isinstance(inner, Generic):
            place.lose("the item type of this list is not known")
        if iterator and not (
            is_generic(inner, *_ITERATORS) and isinstance(value, (IteratorValue, ListValue))
        ):
            place.lose("what this iterator gives is not known")
        if not isinstance(value, (ListValue, IteratorValue)) or (
            isinstance(value, IteratorValue) and not iterator
        ):
            refuse(value, spell(inner, place), place)
        items = place.machine.iterate(value, place.span)
        if isinstance(items, Unknown):
            place.lose(items)
        annotation = _argument(inner, 0)
        return ListLiteral(tuple(self._checked(part, item, annotation, place) for part in items))

    def _map(self, value: Value, item: Type, inner: Value, place: Place) -> Literal:
        if not isinstance(inner, Generic):
            place.lose("the value type of this dict is not known")
        if not is_dict(value, place):
            refuse(value, spell(inner, place), place)
        made: list[tuple[str, Literal]] = []
        for key, part in value.entries.values() if isinstance(value, DictValue) else ():
            if isinstance(key, Unknown):
                place.lose(key)
            if not (isinstance(key, Known) and type(key.value) is str):
                place.fail(VALUE_TYPE, "a key of a dict is not a string", exception="ValueError")
            made.append((str(key.value), self._checked(part, item, _argument(inner, 1), place)))
        return map_literal(made)

    def _union(
        self, value: Value, variants: tuple[Type, ...], inner: Value, place: Place
    ) -> Literal:
        """Try every variant; `str` wins for a bare string, all else must be unambiguous."""
        annotations = inner.arguments if isinstance(inner, Generic) else ()
        pairs = list(zip(variants, annotations, strict=True))
        chooses = self._flytekit.texts_choose_str
        if chooses and isinstance(value, Known) and type(value.value) is str:
            texts = [v for v, a in pairs if isinstance(a, External) and a.name == "builtins.str"]
            if len(texts) == 1:
                return UnionLiteral(StringLiteral(value.value), texts[0])
        matches: list[tuple[Literal, Type]] = []
        for variant, annotation in pairs:
            literal = self._attempt(value, variant, annotation, place)
            if literal is not None:
                matches.append((literal, variant))
        if not matches:
            place.fail(
                VALUE_TYPE,
                "the value fits no variant of the union",
                exception=FAILED,
                hint="its type must be exactly that of a variant",
            )
        if len(matches) > 1:
            place.fail(AMBIGUOUS_VARIANT, "the value fits several variants of the union")
        return UnionLiteral(*matches[0])

    def _attempt(
        self, value: Value, type_: Type, annotation: Value, place: Place
    ) -> Literal | None:
        """Convert a value to one variant, or give None if flytekit's transformer raises."""
        bare = _bare(type_)
        if _is_none(value):
            return _none_as(bare, place)
        try:
            return self._convert(value, bare, annotation, place)
        except Raised:
            return None


def _require_iterator(value: Value, annotation: Value, place: Place) -> None:
    """Refuse a list: only of what is not of `typing` does flytekit look at the class."""
    if isinstance(value, ListValue):
        refuse(value, spell(annotation, place), place)


def _none_as(type_: Type, place: Place) -> Literal | None:
    """Give what a variant makes of None: encoders that write files may accept it."""
    match type_:
        case SimpleType(kind=SimpleKind.NONE):
            return NoneLiteral()
        case BlobType(tag=tag) | EncodedType(tag=tag) | StructType(tag=tag) if (
            tag not in _NEVER_NONE and not refuses_null(tag, place)
        ):
            place.lose(f"whether `{tag}` accepts None is not known")
        case SchemaType():
            place.lose("whether FlyteSchema accepts None is not known")
        case UnionType():
            place.lose("None in a union inside a union is not followed")
        case _:
            return None


def _bare(type_: Type) -> Type:
    return _bare(type_.inner) if isinstance(type_, AnnotatedType) else type_


def _is_text(value: Value) -> bool:
    return isinstance(value, Known) and isinstance(value.value, str)


def _is_none(value: Value) -> bool:
    return isinstance(value, Known) and value.value is None


def _as_none_type(annotation: Value) -> Value:
    """Take None for its type, as typing does everywhere but in subscripted builtins."""
    return External("builtins.NoneType") if _is_none(annotation) else annotation


def _argument(inner: Generic, position: int) -> Value:
    origin, argument = inner.origin, inner.arguments[position]
    is_typing = isinstance(origin, External) and origin.name.startswith("typing.")
    return _as_none_type(argument) if is_typing else argument


def _blob(value: Value, type_: BlobType, inner: Value, place: Place) -> Literal:
    """Give a file or folder that already lies in the object store.

    Mirrors flytekit 1.16.31 types/file/file.py and types/directory/types.py; what would be
    uploaded is Lost.
    """
    bare = BlobType(type_.tag, type_.format, type_.dimensionality)
    if type_.tag not in (FILE_TAG, DIRECTORY_TAG):
        place.lose(UPLOADED)
    match value:
        case LibraryObject(name=name) if name == (FILE if type_.tag == FILE_TAG else DIRECTORY):
            return BlobLiteral(file_parts(value, place), bare)
        case Known(value=str() | pathlib.PurePath()):
            uri = text_of(value, place)
            if isinstance(inner, External) and inner.name == "os.PathLike":
                return BlobLiteral(uri, bare)
            return BlobLiteral(remote_text(value, place), bare)
        case InstanceValue():
            place.lose("what this file or folder is made from is not known")
        case _:
            refuse(value, "FlyteFile" if type_.tag == FILE_TAG else "FlyteDirectory", place)


def _dataset(
    value: Value, type_: DatasetType, inner: Value, place: Place, *, keeps_format: bool
) -> Literal:
    """Give a dataset that already lies in the object store."""
    if isinstance(value, LibraryObject) and value.name == "flytekit.StructuredDataset":
        uri, format_ = dataset_parts(value, place)
        made = DatasetType(
            type_.columns,
            type_.format or (format_ if keeps_format else ""),
            type_.external_schema_type,
            type_.external_schema,
        )
        return DatasetLiteral(uri, made)
    if isinstance(inner, External) and inner.name == "flytekit.StructuredDataset":
        if isinstance(value, (Known, ListValue, DictValue)):
            refuse(value, "StructuredDataset", place)
    place.lose("a data frame would be uploaded when the entity is packaged")


def _hashed(literal: Literal, value: Value, method: Value, place: Place) -> Literal:
    """Add the hash that a method of the user's gives (flytekit 1.16.31 core/hash.py)."""
    if not isinstance(method, LibraryObject):
        place.lose("a hash method is not followed")
    found = place.machine.call_with(method.arguments["function"], value, span=place.span)
    if isinstance(found, Unknown):
        place.lose(found)
    if _is_none(found):
        return literal
    if not isinstance(found, Known) or not isinstance(found.value, str):
        place.lose("the hash of a constant is no string")
    return HashedLiteral(literal, found.value)


def _is_hash_method(value: Value) -> bool:
    return isinstance(value, LibraryObject) and value.name == _HASH_METHOD


def _without_hash(annotation: Value) -> Value:
    """Take the hash methods out of an `Annotated` type."""
    if not isinstance(annotation, Generic) or not any(map(_is_hash_method, annotation.arguments)):
        return annotation
    kept = tuple(value for value in annotation.arguments if not _is_hash_method(value))
    first, *rest = kept
    return Generic(annotation.origin, (first, *rest)) if rest else first
