"""A part of a value flows into a branch or an approval."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import ApproveGate, Branch, PromiseBinding
from flowc_ir.lazy_dataclass import replace
from flowc_ir.source import NOWHERE
from flowc_ir.walk import walk_nodes
from flowc_validators.facts import Facts
from flowc_validators.promises import PromiseFault, Promises
from flowc_validators.rule import Rule
from flowc_validators.wire.cast import is_castable
from flowc_validators.wire.of_ir import UnknownWireError

CODE = Code(
    "attribute-in-condition",
    Severity.ERROR,
    "a condition or an approval reads a part of a value",
    "MismatchingTypes",
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report parts that flow into branches and approvals.

    flytepropeller v1.16.8 (validators/interface.go) types such an input by the whole output, and
    then finds that the part does not fit it.
    """
    for workflow in facts.workflows:
        promises: Promises | None = None
        for node in walk_nodes(workflow):
            if not isinstance(node.target, (Branch, ApproveGate)):
                continue
            for binding in node.bindings:
                value = binding.value
                if isinstance(value, PromiseBinding) and value.path:
                    promises = promises or Promises(workflow, facts.callees, facts.definitions)
                    if not _fits(value, promises, facts):
                        where = value.span if value.span != NOWHERE else node.span
                        what = "a condition" if isinstance(node.target, Branch) else "an approval"
                        yield CODE.at(
                            where,
                            f"{what} reads a part of an output, which the backend refuses",
                            hint="let a task give that part as an output of its own",
                        )


def _fits(value: PromiseBinding, promises: Promises, facts: Facts) -> bool:
    part, whole = promises.type_of(value), promises.type_of(replace(value, path=()))
    if part is None or whole is None:
        return True
    if isinstance(part, PromiseFault) or isinstance(whole, PromiseFault):
        return True
    try:
        return is_castable(facts.wire_types.wire(part), facts.wire_types.wire(whole))
    except UnknownWireError:
        return True


RULE = Rule(CODE, check)
