"""The backend cannot read the name of an output that is used."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import Workflow
from flowc_ir.source import NOWHERE
from flowc_ir.walk import walk_bindings, walk_promises
from flowc_validators.facts import Facts
from flowc_validators.output_names import is_readable
from flowc_validators.rule import Rule

CODE = Code(
    "unreadable-output-name",
    Severity.ERROR,
    "the backend cannot read the name of an output",
    "SyntaxError",
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    r"""Report names that are not letters from A to Z, digits and `_`.

    flytepropeller v1.16.8 (validators/vars.go) reads `\w+` somewhere in the name, which must be
    there exactly once: some names are refused (`SyntaxError`), others taken for another name.
    """
    for workflow in facts.workflows:
        yield from _judged(workflow)


def _judged(workflow: Workflow) -> Iterator[Diagnostic]:
    for binding in walk_bindings(workflow):
        for promise in walk_promises(binding.value):
            if not is_readable(promise.output):
                where = promise.span if promise.span != NOWHERE else workflow.span
                yield CODE.at(
                    where,
                    f"the backend cannot read `{promise.output}` as the name of an output",
                    hint="use letters from A to Z, digits and `_` only",
                )


RULE = Rule(CODE, check)
