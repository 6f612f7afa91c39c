"""Files and folders: FlyteFile, FlyteDirectory, their formats, and paths."""

from __future__ import annotations

from flowc.dialects.flytekit.types.codes import FILE_FORMAT, PATH_SUBCLASS
from flowc.dialects.flytekit.types.library_types import DIRECTORY_ALIASES, FILE_ALIASES
from flowc.dialects.flytekit.types.lowerer import Lowerer
from flowc.dialects.flytekit.types.objects import LibraryObject
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.spelling import spell
from flowc.dialects.flytekit.types.subject import Subject, is_generic
from flowc.dialects.flytekit.types.uris import DIRECTORY, FILE
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.values import (
    ClassValue,
    External,
    Generic,
    Known,
    TypeVariable,
    Unknown,
    Value,
)
from flowc_ir.types import BlobType, Dimensionality, NativeType, Type

EXTENSION = "flytekit.types.file.FileExt"
FILE_TAG, DIRECTORY_TAG = "FlyteFilePath", "FlyteDirectory"

ALIASES: dict[str, BlobType] = {
    **{
        f"flytekit.types.file.{name}": BlobType(FILE_TAG, format_)
        for name, format_ in FILE_ALIASES.items()
    },
    **{
        f"flytekit.types.directory.{name}": BlobType(
            DIRECTORY_TAG, format_, Dimensionality.MULTIPART
        )
        for name, format_ in DIRECTORY_ALIASES.items()
    },
}
"""The predefined file and folder types of flytekit 1.16.31."""


def alias(lowerer: Lowerer, subject: Subject) -> Type:
    """Lower a predefined file or folder type."""
    name = subject.inner.name if isinstance(subject.inner, External) else ""
    return ALIASES[name]


def file(lowerer: Lowerer, subject: Subject) -> Type:
    """Lower FlyteFile, `FlyteFile["csv"]` or a subclass (flytekit types/file/file.py)."""
    return BlobType(FILE_TAG, format_of(subject.inner, subject.place))


def directory(lowerer: Lowerer, subject: Subject) -> Type:
    """Lower FlyteDirectory, subscripted or derived (flytekit types/directory/types.py)."""
    format_ = format_of(subject.inner, subject.place)
    return BlobType(DIRECTORY_TAG, format_, Dimensionality.MULTIPART)


def path(lowerer: Lowerer, subject: Subject) -> Type:
    """Lower `os.PathLike`: only the bare class has a format; all else needs `extension()`."""
    whole = subject.whole
    if isinstance(whole, External):
        return BlobType(FILE_TAG)
    if isinstance(whole, ClassValue) and lookup_in_mro(whole, "extension") is not None:
        return BlobType(FILE_TAG, format_of(whole, subject.place))
    subject.place.fail(
        PATH_SUBCLASS,
        "this path type has no `extension()`",
        exception="AttributeError",
        hint="use FlyteFile or os.PathLike",
    )


def pickle_alias(lowerer: Lowerer, subject: Subject) -> Type:
    """Lower `FlytePickle[T]`, which is a class made on the spot."""
    if subject.is_annotated:
        subject.place.lose("how Python prints this type is not known")
    name = "flytekit.types.pickle.pickle.FlytePickle"
    spelling = f"<class '{name}.__class_getitem__.<locals>._SpecificFormatClass'>"
    return NativeType(name, spelling)


def format_of(value: Value, place: Place) -> str:
    """Give what `extension()` of a file or folder class returns."""
    if isinstance(value, ClassValue):
        _require_no_fields(value, place)
        return _format_of_class(value, place)
    if not is_generic(value, FILE, DIRECTORY) or not isinstance(value, Generic):
        return ""
    if len(value.arguments) != 1:
        place.fail(FILE_FORMAT, "a file has one format", exception="ValueError")
    text = _format_text(value.arguments[0], place)
    return text.strip().lstrip("~").lstrip(".")


def _require_no_fields(cls: ClassValue, place: Place) -> None:
    """Refuse a class with annotations: mashumaro looks at them when the class is made."""
    for entry in cls.mro:
        if isinstance(entry, ClassValue) and entry.annotations:
            place.lose(f"what mashumaro makes of the fields of `{cls.name}` is not known")


def _format_of_class(cls: ClassValue, place: Place) -> str:
    if lookup_in_mro(cls, "extension") is not None:
        method = place.machine.attribute(cls, "extension", place.span)
        result = place.machine.call_with(method, span=place.span)
        if isinstance(result, Known) and isinstance(result.value, str):
            return result.value
        place.lose(result if isinstance(result, Unknown) else "the file format is not a string")
    for entry in cls.mro:
        for base in entry.bases if isinstance(entry, ClassValue) else ():
            if is_generic(base, FILE, DIRECTORY):
                return format_of(base, place)
    return ""


def _format_text(item: Value, place: Place) -> str:
    match item:
        case Known(value=None):
            return ""
        case Known(value=host):
            return str(host)
        case Unknown():
            place.lose(item)
        case TypeVariable(kind="typing.TypeVar", name=name):
            return f"~{name}"
        case Generic(arguments=arguments) if is_generic(item, "typing.Annotated"):
            return _annotated_format(arguments, place)
        case LibraryObject(name=name, arguments=given) if name == EXTENSION:
            return _format_text(given["ext"], place)
        case _:
            return spell(item, place)


def _annotated_format(arguments: tuple[Value, ...], place: Place) -> str:
    first, extension, *_ = arguments
    if not (isinstance(first, External) and first.name == "builtins.str"):
        place.fail(
            FILE_FORMAT, "the underlying type of a file format is not str", exception="ValueError"
        )
    return _format_text(extension, place)
