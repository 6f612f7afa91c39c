"""What can be wrong with a type or a constant value."""

from __future__ import annotations

from flowc_ir.diagnostic import Code, Severity

TUPLE_VALUE = Code("tuple-value", Severity.ERROR, "a tuple is used as one value")
MISSING_ITEM_TYPE = Code(
    "missing-item-type", Severity.ERROR, "a list or an iterator does not say what its items are"
)
ENUM_VALUE = Code("enum-value", Severity.ERROR, "an enum has no values, or values not all strings")
ANNOTATED_CHOICE = Code(
    "annotated-choice", Severity.ERROR, "an enum or a Literal stands in Annotated"
)
LITERAL_VALUES = Code(
    "literal-values", Severity.ERROR, "the values of a Literal do not have one supported type"
)
ANNOTATION_CONFLICT = Code(
    "annotation-conflict", Severity.ERROR, "a FlyteAnnotation stands where it has no place"
)
UNHASHABLE_VARIANT = Code(
    "unhashable-variant", Severity.ERROR, "a variant of a union cannot be hashed"
)
DICT_SUBCLASS = Code("dict-subclass", Severity.ERROR, "a subscripted subclass of dict is used")
DATASET_METADATA = Code(
    "dataset-metadata", Severity.ERROR, "a dataset has two formats, or columns of other types"
)
PATH_SUBCLASS = Code(
    "path-subclass", Severity.ERROR, "a path type is neither a FlyteFile nor a FlyteDirectory"
)
FILE_FORMAT = Code("file-format", Severity.ERROR, "the format of a file is not a string")
ENDLESS_RECORD = Code(
    "endless-record", Severity.ERROR, "a record holds itself, and not through a union"
)
VALUE_TYPE = Code("value-type", Severity.ERROR, "a value does not have the declared type")
UNREADABLE_FIELD = Code(
    "unreadable-field", Severity.WARNING, "a field of a record holds what no task can read again"
)
AMBIGUOUS_VARIANT = Code(
    "ambiguous-variant", Severity.ERROR, "a value fits several variants of a union"
)
UNKNOWN_CHOICE = Code("unknown-choice", Severity.ERROR, "a value is not one of those listed")
INTEGER_RANGE = Code("integer-range", Severity.ERROR, "an integer does not fit into 64 bits")
UNENCODABLE_VALUE = Code(
    "unencodable-value", Severity.ERROR, "a value inside a dict or record cannot be encoded"
)

NOT_A_TYPE = Code("not-a-type", Severity.ERROR, "a list, dict or set stands where a type should")
TYPE_PARAMETER = Code(
    "type-parameter", Severity.ERROR, "the encoder of a library's type fails on what it is given"
)

CODES = (
    TUPLE_VALUE,
    MISSING_ITEM_TYPE,
    ENUM_VALUE,
    ANNOTATED_CHOICE,
    LITERAL_VALUES,
    ANNOTATION_CONFLICT,
    UNHASHABLE_VARIANT,
    DICT_SUBCLASS,
    DATASET_METADATA,
    PATH_SUBCLASS,
    FILE_FORMAT,
    ENDLESS_RECORD,
    VALUE_TYPE,
    AMBIGUOUS_VARIANT,
    UNKNOWN_CHOICE,
    INTEGER_RANGE,
    UNENCODABLE_VALUE,
    NOT_A_TYPE,
    TYPE_PARAMETER,
)
"""All codes of this room."""
