"""A union or an enum holds nothing, or holds the same twice."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.records import Enum
from flowc_ir.types import EnumType, Type, UnionType
from flowc_ir.walk import type_parts, walk_types
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code(
    "degenerate-type", Severity.WARNING, "a union or an enum holds nothing, or one thing twice"
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report unions and enums that no value fits, or for which it is not clear how; once each."""
    for entity in facts.program.entities:
        seen: set[str] = set()
        for whole in walk_types(entity):
            for part in type_parts(whole):
                fault = _fault(part, facts)
                if fault and fault not in seen:
                    seen.add(fault)
                    yield CODE.at(entity.span, f"{fault}, in a type of `{entity.name}`")


def _fault(type_: Type, facts: Facts) -> str:
    match type_:
        case UnionType(variants=()):
            return "a union has no variant"
        case UnionType(variants=variants) if len(set(variants)) < len(variants):
            return "a union has the same variant twice"
        case EnumType(name=name):
            found = facts.definitions.get(name)
            values = [m.value for m in found.members] if isinstance(found, Enum) else [None]
            if not values:
                return "an enum has no value"
            return "an enum has the same value twice" if len(set(values)) < len(values) else ""
        case _:
            return ""


RULE = Rule(CODE, check)
