"""A type that no encoder knows, so that its values travel as pickles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.interface import Interface
from flowc_ir.source import NOWHERE, Span
from flowc_ir.types import (
    AnnotatedType,
    BlobType,
    ChoiceType,
    DatasetType,
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


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report, once for each port, every type that falls back to a pickle."""
    for entity, interface in facts.interfaces():
        for name, type_, span in _ports(interface, entity.span):
            for native in _natives(type_):
                yield CODE.at(
                    span,
                    f"values of `{native.spelling}` ({name}) travel as pickles",
                    hint="use a dataclass, or a type that has an encoder: a pickle can be read only"
                    " by Python, with the same classes installed",
                )


def _ports(interface: Interface, entity: Span) -> Iterator[tuple[str, Type, Span]]:
    for parameter in interface.inputs:
        span = parameter.span if parameter.span != NOWHERE else entity
        yield f"input `{parameter.name}`", parameter.type, span
    for output in interface.outputs:
        yield f"output `{output.name}`", output.type, entity


def _natives(type_: Type) -> Iterator[NativeType]:
    match type_:
        case NativeType():
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
