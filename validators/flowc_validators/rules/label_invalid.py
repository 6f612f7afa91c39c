"""A label of a launch plan is none of Kubernetes'."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.kubernetes_names import label_key_fault, label_value_fault
from flowc_validators.rule import Rule

CODE = Code("label-invalid", Severity.ERROR, "Kubernetes does not take a label", "InvalidArgument")

_MOST = 16


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report labels that registration refuses.

    Mirrors `validateLabels` of flyteadmin v1.16.8 (validation/validation.go): at most 16, with
    names and values as Kubernetes has them.
    """
    for plan in facts.launch_plans:
        if len(plan.labels) > _MOST:
            message = f"launch plan `{plan.name}` has {len(plan.labels)} labels, and may have 16"
            yield CODE.at(plan.span, message)
        for label in plan.labels:
            for what, text, fault in (
                ("name", label.key, label_key_fault(label.key)),
                ("value", label.value, label_value_fault(label.value)),
            ):
                if fault:
                    yield CODE.at(
                        plan.span, f"`{text}` is no {what} of a label of `{plan.name}`: {fault}"
                    )


RULE = Rule(CODE, check)
