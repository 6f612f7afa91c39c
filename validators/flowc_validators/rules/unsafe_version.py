"""A reference names a version that does not go into an address."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import RemoteReference
from flowc_ir.walk import walk_references
from flowc_validators.facts import Facts
from flowc_validators.kubernetes_names import version_fault
from flowc_validators.rule import Rule

CODE = Code("unsafe-version", Severity.WARNING, "a version does not go into an address")

# What the tool that registers fills in.
_FILLED_IN = "{{ registration.version }}"


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report versions of entities elsewhere that are empty, too long, or not URL-safe."""
    for entity in facts.program.entities:
        for reference in walk_references(entity):
            if not isinstance(reference, RemoteReference):
                continue
            if reference.version == _FILLED_IN:
                continue
            fault = version_fault(reference.version)
            if fault:
                message = f"version `{reference.version}` of `{reference.name}`: {fault}"
                yield CODE.at(entity.span, message)


RULE = Rule(CODE, check)
