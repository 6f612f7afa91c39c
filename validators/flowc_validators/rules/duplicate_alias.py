"""Names that a node gives its outputs clash, or are of outputs that it does not have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import Node
from flowc_ir.walk import walk_nodes
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code("duplicate-alias", Severity.ERROR, "names of outputs clash", "DuplicateAlias")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report outputs named twice (`DuplicateAlias`) or unknown (`ParameterNotBound`).

    Two outputs of one name pass flytepropeller v1.16.8, and one of them is lost.
    """
    for workflow in facts.workflows:
        for node in walk_nodes(workflow):
            if node.aliases:
                yield from _judged(node, facts)


def _judged(node: Node, facts: Facts) -> Iterator[Diagnostic]:
    outputs = Counter(alias.output for alias in node.aliases)
    names = Counter(alias.alias for alias in node.aliases)
    for output in (output for output, count in outputs.items() if count > 1):
        message = f"output `{output}` of node `{node.id}` is named {outputs[output]} times"
        yield CODE.at(node.span, message)
    for name in (name for name, count in names.items() if count > 1):
        if len({alias.output for alias in node.aliases if alias.alias == name}) > 1:
            message = f"{names[name]} outputs of node `{node.id}` are named `{name}`"
            yield CODE.at(node.span, message, backend="")
    callee = facts.callees.of_node(node)
    for output in outputs if callee is not None else ():
        if callee is not None and output not in callee.outputs:
            message = f"`{output}` is named, and is no output of node `{node.id}`"
            yield CODE.at(node.span, message, backend="ParameterNotBound")


RULE = Rule(CODE, check)
