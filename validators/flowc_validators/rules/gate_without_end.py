"""A gate waits for a signal without a name, or for no time."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import ApproveGate, InputGate, SleepGate
from flowc_ir.walk import walk_nodes
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code("gate-without-end", Severity.WARNING, "a gate waits for nothing that can come")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report signals without an id and pauses without a time; the backend does not look."""
    for workflow in facts.workflows:
        for node in walk_nodes(workflow):
            match node.target:
                case ApproveGate(signal="") | InputGate(signal=""):
                    message = f"gate `{node.id}` waits for a signal that has no name"
                    yield CODE.at(node.span, message)
                case SleepGate(duration=duration) if (duration.seconds, duration.nanos) <= (0, 0):
                    yield CODE.at(node.span, f"gate `{node.id}` sleeps for no time")
                case _:
                    pass


RULE = Rule(CODE, check)
