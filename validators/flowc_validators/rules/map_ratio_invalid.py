"""A map task wants a share of successes that is none."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import Map
from flowc_ir.walk import walk_nodes
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code("map-ratio-invalid", Severity.ERROR, "a map task cannot reach its share of successes")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report shares that are not above 0 and up to 1, and numbers below 0."""
    for workflow in (*facts.workflows, *facts.seen):
        for node in walk_nodes(workflow):
            if not isinstance(node.target, Map):
                continue
            ratio, least = node.target.min_success_ratio, node.target.min_successes
            if ratio is not None and not 0 < ratio <= 1:
                message = f"a share of {ratio:g} of the items cannot succeed"
                yield CODE.at(node.span, message, hint="give a number above 0, and at most 1")
            if (least or 0) < 0 or (node.target.parallelism or 0) < 0:
                yield CODE.at(node.span, "a number of items is below 0")


RULE = Rule(CODE, check)
