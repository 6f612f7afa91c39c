"""Constants of records and untyped dicts, as their encoders write them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NoReturn

from flowc.dialects.flytekit.types.codes import UNENCODABLE_VALUE, VALUE_TYPE
from flowc.dialects.flytekit.types.containers import is_unhashable
from flowc.dialects.flytekit.types.mashumaro.packing import Packer, UnpackableError
from flowc.dialects.flytekit.types.mashumaro.schema import require_encodable
from flowc.dialects.flytekit.types.objects import LibraryObject
from flowc.dialects.flytekit.types.place import FAILED, Place
from flowc.dialects.flytekit.types.pydantic.fields import model_trait
from flowc.dialects.flytekit.types.pydantic.values import dumped
from flowc.dialects.flytekit.types.scalar_literals import is_dict, refuse
from flowc.dialects.flytekit.types.spelling import spell
from flowc.dialects.flytekit.types.subject import take_apart
from flowc.frontend.interpreter.values import ClassValue, DictValue, External, InstanceValue, Value
from flowc_ir.literals import Literal, RecordLiteral
from flowc_ir.plain import freeze
from flowc_ir.records import Record, RecordKind
from flowc_ir.types import StructType

_DATACLASSES = frozenset(
    ("flytekit.FlyteFile", "flytekit.FlyteDirectory", "flytekit.StructuredDataset")
)
_DATACLASS_ATTRIBUTES = frozenset(
    "path metadata uri file_format extension downloaded download remote_path remote_source"
    " remote_directory new new_file new_dir new_remote new_remote_file open from_source crawl"
    " listdir schema sep from_dict from_json to_dict to_json iter all literal set_literal"
    " dataframe columns column_names dataclass_json_config".split()
)
"""What instances of them have, in flytekit 1.16.31."""


def struct_literal(value: Value, type_: StructType, annotation: Value, place: Place) -> Literal:
    """Give an untyped dict (flytekit 1.16.31 `DictTransformer.dict_to_binary_literal`)."""
    if type_.tag != "Typed Dict":
        place.lose(f"a constant of `{type_.tag}` is not followed")
    subject = take_apart(annotation, place)
    if not is_dict(value, place):
        refuse(value, spell(subject.inner, place), place)
    if not subject.is_annotated and _is_subclass(subject.inner):
        # The value would have to be an instance of the class, and yet of exactly dict.
        place.fail(
            VALUE_TYPE,
            f"flytekit takes no constant of the type `{spell(subject.inner, place)}`",
            exception=FAILED,
            hint="declare it as dict, or use a dataclass",
        )
    if any(isinstance(item, DictValue) for item in subject.metadata):
        place.lose("a dict that may be pickled is not followed")
    if isinstance(subject.inner, ClassValue):
        place.lose(f"how a `{subject.inner.name}` is encoded is not known")
    return _packed(
        subject.inner, lambda: Packer(place, raw_bytes=True).pack(value, subject.inner), place
    )


def _is_subclass(inner: Value) -> bool:
    """Tell whether a type is a class that derives from dict, a TypedDict among them."""
    if isinstance(inner, ClassValue):
        return True
    return isinstance(inner, External) and inner.name not in ("builtins.dict", "typing.Dict")


def _packed(annotation: Value, pack: Callable[[], object], place: Place) -> Literal:
    """Give what mashumaro packs, if it has an encoder for the whole type."""
    try:
        require_encodable(annotation, place)
    except UnpackableError as error:
        place.fail(UNENCODABLE_VALUE, str(error), exception=FAILED)
    return _frozen(pack, place)


def _frozen(pack: Callable[[], object], place: Place) -> Literal:
    try:
        return RecordLiteral(freeze(pack()))
    except UnpackableError as error:
        place.fail(UNENCODABLE_VALUE, str(error), exception=FAILED)


def record_literal(
    value: Value, record: Record, annotation: Value, place: Place, *, looks_inside: bool
) -> Literal:
    """Give a record; `looks_inside`: flytekit makes files of the strings in it first."""
    inner = take_apart(annotation, place).inner
    if not isinstance(inner, ClassValue):
        place.lose("this record is not known")
    if record.kind is RecordKind.PYDANTIC:
        return _model(value, inner, place)
    if isinstance(value, DictValue):
        place.lose("a dict in place of a dataclass is not followed")
    if not isinstance(value, InstanceValue):
        _refuse_library_object(value, inner, record, place)
    if value.cls is not inner:
        _refuse_other(value, inner, record, place)
    if record.goes_through_json:
        as_json = Packer(place, in_literal=looks_inside)
        return _packed(inner, lambda: json.loads(json.dumps(as_json.record(value))), place)
    if is_unhashable(annotation):
        message = "the type of a dataclass cannot be hashed: it holds a dict or list in Annotated"
        place.fail(UNENCODABLE_VALUE, message, exception="TypeError")
    as_msgpack = Packer(place, raw_bytes=True, in_literal=looks_inside)
    return _packed(inner, lambda: as_msgpack.record(value), place)


def _refuse_other(value: InstanceValue, inner: ClassValue, record: Record, place: Place) -> None:
    """Refuse an instance of another class; one that has the same fields may pass in flytekit."""
    names = {field.name for field in record.fields}
    if value.lost is None and value.cls.lost is None and not names <= set(value.attributes):
        refuse(value, spell(inner, place), place)
    place.lose(f"an instance of `{value.cls.name}` in place of `{inner.name}` is not followed")


def _refuse_library_object(
    value: Value, inner: ClassValue, record: Record, place: Place
) -> NoReturn:
    """Refuse what is no instance of the user's; flytekit takes its own dataclasses by their fields.

    They are dataclasses too, so that only a field they do not have makes the encoder fail.
    """
    names = {field.name for field in record.fields}
    if (
        isinstance(value, LibraryObject)
        and value.name in _DATACLASSES
        and names <= _DATACLASS_ATTRIBUTES
    ):
        place.lose(f"an instance of `{value.name}` in place of `{inner.name}` is not followed")
    refuse(value, spell(inner, place), place)


def _model(value: Value, inner: ClassValue, place: Place) -> Literal:
    if not (isinstance(value, InstanceValue) and model_trait(value.cls) is not None):
        refuse(value, spell(inner, place), place)
    return _frozen(lambda: dumped(value, place), place)
