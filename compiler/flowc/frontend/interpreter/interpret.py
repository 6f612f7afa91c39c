"""The interpreter: Python evaluated over what is known of its values.

TODO essay
"""

from __future__ import annotations

from flowc.frontend.interpreter import (
    attributes,
    calls,
    expressions,
    imports,
    iteration,
    operators,
    statements,
    subscripts,
    text,
    uncertainty,
)
from flowc.frontend.interpreter.annotations import resolve_annotation
from flowc.frontend.interpreter.machine import Loader, Machine, Parts
from flowc.frontend.interpreter.registry import Registry
from flowc_ir.diagnostic import Report

STEPS_PER_FILE = 2_000_000
"""Evaluation steps that one file may take; about three seconds."""

PARTS = Parts(
    evaluate=expressions.evaluate,
    execute=statements.execute,
    call=calls.call,
    attribute=attributes.attribute,
    set_attribute=attributes.set_attribute,
    subscript=subscripts.subscript,
    set_subscript=subscripts.set_subscript,
    delete_subscript=subscripts.delete_subscript,
    binary=operators.binary,
    compare=operators.compare,
    unary=operators.unary,
    truth=operators.truth,
    iterate=iteration.iterate,
    text=text.text,
    represent=text.represent,
    format_value=text.format_value,
    key=operators.key,
    lose=uncertainty.lose,
    havoc=uncertainty.havoc,
    import_module=imports.import_module,
    resolve_annotation=resolve_annotation,
    missing_reason=attributes.missing_reason,
    type_of=attributes.type_of,
)


def make_machine(
    registry: Registry, loader: Loader, report: Report, steps: int = STEPS_PER_FILE
) -> Machine:
    """Put the parts of the interpreter together."""
    return Machine(PARTS, registry, loader, report, steps)
