"""A map runs a launch plan, which Flyte's own backend refuses."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import Map
from flowc_ir.walk import walk_nodes
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code(
    "mapped-launch-plan",
    Severity.WARNING,
    "a map runs what is not made for lists",
    "MismatchingTypes",
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report maps that leave the spreading of lists to the backend.

    flytepropeller v1.16.8 (validators/interface.go) takes such a node for one with the interface of
    what it runs, so that no list fits; only backends of other makers spread it.
    """
    for workflow in facts.workflows:
        for node in walk_nodes(workflow):
            if isinstance(node.target, Map) and node.target.original_interface:
                yield CODE.at(
                    node.span,
                    "Flyte's own backend does not spread lists over a launch plan or an array node",
                    hint="map a task, or call the launch plan from a `@dynamic` workflow",
                )


RULE = Rule(CODE, check)
