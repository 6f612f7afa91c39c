"""A union of something with a type that travels as a pickle, which takes any value."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.types import (
    AnnotatedType,
    ListType,
    MapType,
    NativeType,
    SimpleKind,
    SimpleType,
    Type,
    UnionType,
)
from flowc_validators.facts import Facts
from flowc_validators.ports import placed_ports
from flowc_validators.rule import Rule

CODE = Code(
    "pickle-in-union", Severity.WARNING, "a pickle stands beside another variant of a union"
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report unions of which flytekit 1.16.31 refuses values that their other variants take.

    Its `UnionTransformer` tries all variants, a pickle takes any value, and one that fits two is
    ambiguous (core/type_engine.py).
    """
    for entity, interface in facts.interfaces():
        for name, type_, span in placed_ports(interface, entity.span):
            for native in _ambiguous(type_):
                spelled = native.spelling.removeprefix("<class '").removesuffix("'>")
                yield CODE.at(
                    span,
                    f"no value of the other variants can be {name}: `{spelled}` travels as a "
                    "pickle, which takes any value, so that each fits two",
                    hint="use a dataclass, or a type with an encoder",
                )


def _ambiguous(type_: Type) -> Iterator[NativeType]:
    """Give the first pickle of each union in a type that has another variant than None."""
    match type_:
        case ListType(item=inner) | MapType(value=inner) | AnnotatedType(inner=inner):
            yield from _ambiguous(inner)
        case UnionType(variants=variants):
            natives = [each for each in variants if isinstance(each, NativeType)]
            others = [each for each in variants if each != SimpleType(SimpleKind.NONE)]
            # Whether a type with a reason is pickled is not certain.
            if natives and len(others) > 1 and not any(native.reason for native in natives):
                yield natives[0]
            for variant in variants:
                yield from _ambiguous(variant)
        case _:
            return


RULE = Rule(CODE, check)
