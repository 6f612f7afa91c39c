"""There are so many ways through a workflow that the backend does not end."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import Workflow
from flowc_validators.facts import Facts
from flowc_validators.node_order import circle, needs_of
from flowc_validators.rule import Rule

CODE = Code("too-many-ways", Severity.WARNING, "a workflow has too many ways through it")

MOST = 10**6


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report workflows with more than a million ways from their start to their end.

    flytepropeller v1.16.8 (pkg/compiler/workflow_compiler.go) follows each when it registers one:
    with thirty diamonds in a row that takes about an hour. Later versions do not.
    """
    for workflow in facts.workflows:
        if ways(workflow) > MOST:
            yield CODE.at(
                workflow.span,
                f"there are more than a million ways through workflow `{workflow.name}`, and"
                " Flyte 1.16.8 follows each of them when it is registered",
                hint="divide it into workflows that it runs",
            )


def ways(workflow: Workflow) -> int:
    """Count the ways from start to end, up to somewhat more than a million."""
    needs = needs_of(workflow)
    if circle(needs):
        return 0
    following: dict[str, int] = {name: 0 for name in needs}
    for before in needs.values():
        for name in before:
            following[name] += 1
    counted: dict[str, int] = {}
    for name in _in_order(needs):
        counted[name] = min(MOST + 1, sum(counted[each] for each in needs[name]) or 1)
    return sum(counted[name] for name, count in following.items() if count == 0)


def _in_order(needs: dict[str, list[str]]) -> Iterator[str]:
    """Give the nodes, each after all that it waits for."""
    left = {name: len(before) for name, before in needs.items()}
    following: dict[str, list[str]] = {name: [] for name in needs}
    for name, before in needs.items():
        for each in before:
            following[each].append(name)
    waiting = [name for name, count in left.items() if count == 0]
    while waiting:
        name = waiting.pop()
        yield name
        for each in following[name]:
            left[each] -= 1
            if left[each] == 0:
                waiting.append(each)


RULE = Rule(CODE, check)
