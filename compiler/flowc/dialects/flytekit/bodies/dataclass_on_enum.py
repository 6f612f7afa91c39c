"""An enum is made a dataclass."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.own_classes import own_classes
from flowc.dialects.flytekit.session import Session
from flowc.frontend.interpreter.values import DataclassTrait, EnumTrait
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code("dataclass-on-enum", Severity.WARNING, "an enum is made a dataclass")


def find(session: Session) -> Iterator[Diagnostic]:
    """Find enums whose members `@dataclass` has changed."""
    for cls in own_classes(session):
        kinds = {type(trait) for trait in cls.traits}
        if {EnumTrait, DataclassTrait} <= kinds:
            yield CODE.at(
                cls.span,
                f"`@dataclass` gives the members of the enum `{cls.name}` other rules of "
                "equality and hashing",
                hint="take `@dataclass` away",
            )
