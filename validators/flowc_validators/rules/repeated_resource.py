"""A container asks for one resource twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code("repeated-resource", Severity.ERROR, "a resource is asked for twice", "InvalidArgument")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report resources that are there twice.

    Mirrors `addResourceEntryToMap` of flyteadmin v1.16.8 (validation/task_validator.go).
    """
    for asked in facts.asked_resources:
        for kind, held in (
            ("requests", asked.resources.requests),
            ("limits", asked.resources.limits),
        ):
            for name, count in Counter(quantity.name for quantity in held).items():
                if count > 1:
                    message = f"the {kind} of {asked.title} name {name.value} {count} times"
                    yield CODE.at(asked.span, message)


RULE = Rule(CODE, check)
