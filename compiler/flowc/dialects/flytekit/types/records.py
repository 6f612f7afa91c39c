"""Records: dataclasses and pydantic models in the nominal table."""

from __future__ import annotations

from flowc.dialects.flytekit.types.bases import JSON_MIXIN, library_bases
from flowc.dialects.flytekit.types.codes import ANNOTATION_CONFLICT
from flowc.dialects.flytekit.types.containers import UNIONS, reject_unhashable
from flowc.dialects.flytekit.types.dataclass_fields import alias_of, fields_of, hint
from flowc.dialects.flytekit.types.lowerer import Lowerer
from flowc.dialects.flytekit.types.mashumaro.schema import dataclass_schema
from flowc.dialects.flytekit.types.place import Place, RaisedWhenWritten
from flowc.dialects.flytekit.types.pydantic.fields import model_fields
from flowc.dialects.flytekit.types.pydantic.schema import model_schema
from flowc.dialects.flytekit.types.pydantic.written import written_types
from flowc.dialects.flytekit.types.subject import Subject, is_generic
from flowc.dialects.flytekit.types.type_arguments import united
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.signals import Raised
from flowc.frontend.interpreter.values import ClassValue, External, Generic, Known, Value
from flowc_ir.literals import Literal
from flowc_ir.records import Field, Record, RecordKind
from flowc_ir.types import RecordType, Type


def dataclass_record(lowerer: Lowerer, subject: Subject) -> Type:
    """Lower a dataclass (flytekit 1.16.31 `DataclassTransformer.get_literal_type`)."""
    cls, place = subject.inner, subject.place
    if subject.has_flyte_annotation:
        place.fail(
            ANNOTATION_CONFLICT,
            "a FlyteAnnotation on a dataclass is not supported",
            exception="ValueError",
        )
    if not isinstance(cls, ClassValue):
        place.lose("this dataclass is not known")
    return _define(lowerer, cls, place, RecordKind.DATACLASS)


def model_record(lowerer: Lowerer, subject: Subject) -> Type:
    """Lower a pydantic model (flytekit 1.16.31 extras/pydantic_transformer/transformer.py)."""
    cls, place = subject.inner, subject.place
    if subject.is_annotated and not lowerer.flytekit.reads_model_fields:
        place.fail(
            ANNOTATION_CONFLICT,
            "a pydantic model in Annotated is not supported before flytekit 1.16",
            exception="AttributeError",
        )
    if not isinstance(cls, ClassValue):
        place.lose("a parametrized pydantic model is not followed")
    return _define(lowerer, cls, place, RecordKind.PYDANTIC)


def _define(lowerer: Lowerer, cls: ClassValue, place: Place, kind: RecordKind) -> Type:
    name = lowerer.records.name(cls)
    if name in lowerer.definitions or lowerer.records.is_open(cls):
        return RecordType(name)
    before = set(lowerer.definitions)
    lowerer.records.enter(cls)
    has_metadata = lowerer.flytekit.files_have_metadata
    try:
        if kind is RecordKind.DATACLASS:
            fields = _dataclass_fields(lowerer, cls, place)
            schema = dataclass_schema(cls, place, files_have_metadata=has_metadata)
        else:
            fields = _model_fields(lowerer, cls, place)
            schema = model_schema(cls, place, files_have_metadata=has_metadata)
    except BaseException:
        # What was defined meanwhile may point to this record.
        for added in set(lowerer.definitions) - before:
            del lowerer.definitions[added]
        raise
    finally:
        lowerer.records.leave(cls)
    lowerer.definitions[name] = Record(
        name=name,
        kind=kind,
        fields=fields,
        doc=_doc(cls),
        schema=schema,
        goes_through_json=kind is RecordKind.DATACLASS and JSON_MIXIN in library_bases(cls),
        span=cls.span,
    )
    return RecordType(name)


def _dataclass_fields(lowerer: Lowerer, cls: ClassValue, place: Place) -> tuple[Field, ...]:
    made: list[Field] = []
    for field in fields_of(cls) or ():
        annotation, at = hint(field, place)
        reject_unhashable(annotation, at)
        plain = without_extras(annotation)
        type_ = _type_or_none(lowerer, plain, at)
        made.append(
            Field(
                name=field.name,
                type=type_,
                alias=alias_of(field),
                default=_default(lowerer, field.default, type_, plain, at),
                has_factory=field.factory is not None,
                span=field.span,
            )
        )
    return tuple(made)


def _model_fields(lowerer: Lowerer, cls: ClassValue, place: Place) -> tuple[Field, ...]:
    made: list[Field] = []
    written = None
    if not lowerer.flytekit.reads_model_fields:
        written = written_types(lowerer, cls, place)
    for field in model_fields(cls, place):
        at = Place(place.machine, field.owner.module, field.span)
        if written is None:
            type_ = _type_or_none(lowerer, field.annotation, at)
        else:
            type_ = written.pop(field.name, None)
        made.append(
            Field(
                name=field.name,
                type=type_,
                alias=field.alias or "",
                default=_default(lowerer, field.default, type_, field.annotation, at),
                doc=field.description or "",
                has_factory=field.has_factory,
                span=field.span,
            )
        )
    for name, type_ in (written or {}).items():
        span = cls.annotation_spans.get(name, cls.span)
        made.append(Field(name=name, type=type_, span=span))
    return tuple(made)


def _type_or_none(lowerer: Lowerer, annotation: Value, place: Place) -> Type | None:
    """Lower the type of a field; a field whose type is an error is left out, as in flytekit."""
    try:
        return lowerer.lower_at(annotation, place)
    except RaisedWhenWritten:
        raise
    except Raised:
        return None


def _default(
    lowerer: Lowerer, value: Value | None, type_: Type | None, annotation: Value, place: Place
) -> Literal | None:
    if value is None or type_ is None:
        return None
    return lowerer.default(value, type_, annotation, place)


def without_extras(value: Value) -> Value:
    """Drop Annotated at every depth, as `typing.get_type_hints` does."""
    if not isinstance(value, Generic):
        return value
    if isinstance(value.origin, External) and value.origin.name == "typing.Annotated":
        inner = without_extras(value.arguments[0])
        # Annotated keeps the class of None, unlike the builtin containers.
        is_none = isinstance(inner, Known) and inner.value is None
        return External("types.NoneType") if is_none else inner
    if isinstance(value.origin, External) and value.origin.name == "typing.Literal":
        return value
    arguments = tuple(map(without_extras, value.arguments))
    if all(new is old for new, old in zip(arguments, value.arguments, strict=True)):
        return value
    if is_generic(value, *UNIONS):
        return united(value.origin, arguments)
    return Generic(value.origin, arguments)


def _doc(cls: ClassValue) -> str:
    doc = lookup_in_mro(cls, "__doc__")
    return doc.value if isinstance(doc, Known) and isinstance(doc.value, str) else ""
