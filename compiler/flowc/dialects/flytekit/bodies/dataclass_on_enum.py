"""An enum is made a dataclass."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.dialects.flytekit.entity import FlyteEntity
from flowc.frontend.interpreter.values import ClassValue, DataclassTrait, EnumTrait, Generic, Value
from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.source import Span

CODE = Code("dataclass-on-enum", Severity.WARNING, "an enum is made a dataclass")


def find(entity: FlyteEntity, told: set[Span]) -> Iterator[Diagnostic]:
    """Find enums among the types of an interface whose members `@dataclass` has changed.

    `told` holds the classes that were reported.
    """
    ports = (*entity.interface.inputs.values(), *entity.interface.outputs.values())
    for cls in (each for port in ports for each in _classes(port.annotation)):
        kinds = {type(trait) for trait in cls.traits}
        if {EnumTrait, DataclassTrait} <= kinds and cls.span not in told:
            told.add(cls.span)
            yield CODE.at(
                cls.span,
                f"`@dataclass` gives the members of the enum `{cls.name}` other rules of "
                "equality and hashing",
                hint="take `@dataclass` away",
            )


def _classes(annotation: Value) -> Iterator[ClassValue]:
    match annotation:
        case ClassValue():
            yield annotation
        case Generic(arguments=arguments):
            for argument in arguments:
                yield from _classes(argument)
        case _:
            return
