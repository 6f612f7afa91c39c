"""The pod template of a task or a node, if it has one."""

from __future__ import annotations

from flowc.dialects.flytekit.settings.reading import is_none
from flowc.frontend.interpreter.values import Value
from flowc_ir.source import Span
from flowc_ir.task import PodTemplate


def pod_template_of(value: Value | None, span: Span) -> PodTemplate | None:
    """Give the IR of a pod template, None if there is none; raises `Lost`.

    What is known of Kubernetes is imported for those who have one.
    """
    if value is None or is_none(value):
        return None
    from flowc.dialects.flytekit.settings.pods import pod_template

    return pod_template(value, span)
