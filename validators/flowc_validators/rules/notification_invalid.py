"""A notification goes to nobody, or is about what does not end an execution."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code(
    "notification-invalid",
    Severity.ERROR,
    "a notification cannot be sent",
    "InvalidArgument",
)

# SUCCEEDED, FAILED, ABORTED and TIMED_OUT of flyteidl 1.16 core/execution.proto.
_ENDS = frozenset({4, 6, 7, 8})


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report notifications that registration refuses.

    Mirrors `validateNotifications` of flyteadmin v1.16.8 (validation/notifications_validator.go).
    """
    for plan in facts.launch_plans:
        for notification in plan.notifications:
            if not notification.recipients or not all(notification.recipients):
                message = f"a notification of launch plan `{plan.name}` has an empty recipient"
                yield CODE.at(plan.span, message, hint="name who is to hear of it")
            if not _ENDS.issuperset(notification.phases):
                yield CODE.at(
                    plan.span,
                    f"a notification of launch plan `{plan.name}` is about a phase that is no end",
                    hint="name SUCCEEDED, FAILED, ABORTED or TIMED_OUT",
                )


RULE = Rule(CODE, check)
