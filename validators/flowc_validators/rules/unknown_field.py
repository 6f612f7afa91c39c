"""A field that a record does not have is read of an output."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.nearest import nearest
from flowc_validators.promises import NoSuchField
from flowc_validators.rule import Rule

CODE = Code("unknown-field", Severity.ERROR, "a record has no field of that name", "FieldNotFound")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report every promise whose path leaves the record (the backend's `FieldNotFound`)."""
    for edge in facts.edges:
        if isinstance(edge.found, NoSuchField):
            name, record = edge.found.field, edge.found.record
            fields = [field.name for field in record.fields]
            close = nearest(name, fields)
            known = f"did you mean `{close}`?" if close else f"it has {', '.join(fields)}"
            short = record.name.rpartition(".")[2]
            message = f"`{short}`, which {edge.producer} is, has no field `{name}`"
            yield CODE.at(edge.span, message, hint=known)


RULE = Rule(CODE, check)
