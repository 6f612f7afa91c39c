"""A type that no encoder knows, so that its values travel as pickles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.interface import Interface
from flowc_ir.lazy_dataclass import replace
from flowc_ir.source import NOWHERE, Span
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
from flowc_validators.rule import Rule

CODE = Code("pickle-fallback", Severity.WARNING, "values of a type travel as pickles")

_REPLACE = "use a dataclass, or a type with an encoder; only Python reads pickles"
_DECLARE = "import it, or list it under `installed` in `[tool.flowc]` if it is there"

# Who writes this type wants a pickle (flytekit 1.16.31 types/pickle/pickle.py).
_ASKED_FOR = "flytekit.types.pickle.pickle.FlytePickle"


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report, once for each port, every type that falls back to a pickle."""
    for entity, interface in facts.interfaces():
        for name, type_, span in _ports(interface, entity.span):
            for native in _natives(type_):
                because = f": {native.reason}" if native.reason else ""
                message = f"values of `{_spelled(native)}` ({name}) travel as pickles{because}"
                yield CODE.at(span, message, hint=_DECLARE if native.reason else _REPLACE)


def _ports(interface: Interface, entity: Span) -> Iterator[tuple[str, Type, Span]]:
    for parameter in interface.inputs:
        span = parameter.span if parameter.span != NOWHERE else entity
        yield f"input `{parameter.name}`", parameter.type, span
    for output in interface.outputs:
        # Outputs have no place of their own: point at where the entity begins.
        start = replace(entity, end_line=entity.line, end_column=entity.column)
        yield f"output `{output.name}`", output.type, start


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
