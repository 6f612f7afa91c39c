"""Two entities of one kind that have the same name."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Related, Severity
from flowc_ir.lack import Lack
from flowc_ir.lazy_dataclass import replace
from flowc_ir.program import Entity, Opaque
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code("duplicate-entity-name", Severity.ERROR, "two entities of one kind have the same name")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report every entity whose kind and name an earlier, different one has already."""
    for (kind, name), entities in facts.by_name.items():
        if len(entities) == 1:
            continue
        first, *others = [one for one in entities if not _is_of_a_library(one)] or entities[:1]
        for entity in others:
            if _is_same(first, entity):
                continue
            word = kind.value.replace("_", " ")
            found = CODE.at(
                entity.span,
                f"a second {word} is called `{name}`",
                hint="give one of them another name: only one of the two can be registered",
            )
            yield replace(found, related=(Related(first.span, "the first one is here"),))


def _is_of_a_library(entity: Entity) -> bool:
    """Tell whether what a library makes of an entity is not known, its name included."""
    return isinstance(entity, Opaque) and entity.lack is Lack.MANIFEST


def _is_same(first: Entity, second: Entity) -> bool:
    """Tell whether two entities differ in nothing but their place, which the backend accepts."""
    # Entities of one name are rare, and the printer is not needed without them.
    from flowc_ir.text.printer import print_entity

    return print_entity(first) == print_entity(second)


RULE = Rule(CODE, check)
