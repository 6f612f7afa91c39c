"""A cache leaves out an input that its task does not have."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.nearest import nearest
from flowc_validators.rule import Rule

CODE = Code(
    "unknown-ignored-input", Severity.ERROR, "a cache leaves out an input that there is none of"
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report names that the backend would look for among the inputs, and not find."""
    for task in facts.tasks:
        known = [parameter.name for parameter in task.interface.inputs]
        for name in task.metadata.cache_ignored_inputs:
            if name not in known:
                close = nearest(name, known)
                yield CODE.at(
                    task.span,
                    f"the cache of task `{task.name}` leaves out `{name}`, which is no input of it",
                    hint=f"did you mean `{close}`?" if close else "",
                )


RULE = Rule(CODE, check)
