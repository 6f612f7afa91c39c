"""A container of a pod has a name that Kubernetes refuses."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.plain import PlainList, PlainMap
from flowc_ir.task import PodTemplate, RawContainer, UserContainer
from flowc_validators.facts import Facts
from flowc_validators.kubernetes_names import dns_label_fault
from flowc_validators.rule import Rule

CODE = Code(
    "pod-container-name-invalid",
    Severity.ERROR,
    "Kubernetes does not take the name of a container",
    "InvalidValue",
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report names that are no label of a host.

    Mirrors `validateK8sPod` of flytepropeller v1.16.8 (pkg/compiler/task_compiler.go).
    """
    for task in facts.tasks:
        target = task.target
        if not isinstance(target, (UserContainer, RawContainer)) or target.pod_template is None:
            continue
        for name in _names(target.pod_template):
            fault = dns_label_fault(name)
            if fault:
                message = f"`{name}` cannot name a container of task `{task.name}`: {fault}"
                yield CODE.at(task.span, message, hint="use lower case letters, digits and `-`")


def _names(template: PodTemplate) -> Iterator[str]:
    """Give the names of all containers; the primary one is put in if it is not there."""
    held = dict(template.spec.entries).get("containers")
    names: list[str] = []
    for item in held.items if isinstance(held, PlainList) else ():
        name = dict(item.entries).get("name") if isinstance(item, PlainMap) else None
        names.append(name if isinstance(name, str) else "")
    if template.primary_container and template.primary_container not in names:
        names.append(template.primary_container)
    yield from names


RULE = Rule(CODE, check)
