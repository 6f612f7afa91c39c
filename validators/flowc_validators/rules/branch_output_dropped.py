"""An output that only some cases of a branch have is lost."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import Branch, Node
from flowc_ir.walk import inner_nodes, walk_nodes
from flowc_validators.facts import Facts
from flowc_validators.promises import Promises
from flowc_validators.rule import Rule

CODE = Code(
    "branch-output-dropped", Severity.WARNING, "an output of some cases of a branch is lost"
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report outputs that not all cases have: the backend keeps what they have in common."""
    for workflow in facts.workflows:
        promises = Promises(workflow, facts.callees, facts.definitions)
        for node in walk_nodes(workflow):
            if isinstance(node.target, Branch):
                yield from _judged(node, promises)


def _judged(node: Node, promises: Promises) -> Iterator[Diagnostic]:
    cases = [promises.outputs_of(inner) for inner in inner_nodes(node)]
    known = [case for case in cases if case is not None]
    if len(known) < len(cases):
        return
    for name in dict.fromkeys(name for case in known for name in case):
        if not all(name in case for case in known):
            message = f"`{name}` comes out of some cases of branch `{node.id}`, and so of none"
            yield CODE.at(node.span, message, hint="let all cases give it")


RULE = Rule(CODE, check)
