"""A type that no encoder knows, so that its values travel as pickles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from flowc_ir.diagnostic import Code, Diagnostic, Severity
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
    SimpleType,
    StructType,
    Type,
    UnionType,
    UnknownType,
)
from flowc_validators.facts import Facts
from flowc_validators.ports import placed_ports
from flowc_validators.rule import Rule

CODE = Code("pickle-fallback", Severity.WARNING, "values of a type travel as pickles")

_REPLACE = "use a dataclass, or a type with an encoder; only Python reads pickles"
_IMPORT = "import it in the module that names the type"
_DECLARE = "import it, or list it under `installed` in `[tool.flowc]` if it is there"

# Who writes this type wants a pickle (flytekit 1.16.31 types/pickle/pickle.py).
_ASKED_FOR = "flytekit.types.pickle.pickle.FlytePickle"


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report, once for each port, every type that falls back to a pickle."""
    for entity, interface in facts.interfaces():
        for name, type_, span in placed_ports(interface, entity.span):
            for native in _natives(type_):
                because = f": {native.reason}" if native.reason else ""
                message = f"values of `{_spelled(native)}` ({name}) travel as pickles{because}"
                yield CODE.at(span, message, hint=_hint(native))


def _hint(native: NativeType) -> str:
    if not native.reason:
        return _REPLACE
    return _IMPORT if native.reason.endswith("is not imported") else _DECLARE


def _spelled(native: NativeType) -> str:
    return native.spelling.removeprefix("<class '").removesuffix("'>")


def _natives(type_: Type) -> Iterator[NativeType]:
    match type_:
        case NativeType(name=name):
            if name != _ASKED_FOR:
                yield type_
        case ListType(item=inner) | MapType(value=inner) | AnnotatedType(inner=inner):
            yield from _natives(inner)
        case UnionType(variants=variants):
            for variant in variants:
                yield from _natives(variant)
        case (
            SimpleType()
            | StructType()
            | ChoiceType()
            | BlobType()
            | EncodedType()
            | DatasetType()
            | SchemaType()
            | EnumType()
            | RecordType()
            | UnknownType()
        ):
            return
        case _:
            assert_never(type_)


RULE = Rule(CODE, check)
