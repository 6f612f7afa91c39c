"""A container of a pod has a name that Kubernetes refuses."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.plain import Plain, PlainList, PlainMap
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
        names = _names(target.pod_template)
        for name in sorted({name for name in names if name and names.count(name) > 1}):
            message = f"two containers of task `{task.name}` have the name `{name}`"
            yield CODE.at(task.span, message, hint="give each container a name of its own")
        for name in names:
            fault = dns_label_fault(name)
            if fault:
                message = f"`{name}` cannot name a container of task `{task.name}`: {fault}"
                yield CODE.at(task.span, message, hint="use lower case letters, digits and `-`")


def _names(template: PodTemplate) -> list[str]:
    """Give the names of all containers; the primary one is put in if it is not there."""
    spec = dict(template.spec.entries)
    names = _named(spec.get("containers"))
    if template.primary_container and template.primary_container not in names:
        names.append(template.primary_container)
    return [*_named(spec.get("initContainers")), *names]


def _named(containers: Plain) -> list[str]:
    names: list[str] = []
    for item in containers.items if isinstance(containers, PlainList) else ():
        name = dict(item.entries).get("name") if isinstance(item, PlainMap) else None
        names.append(name if isinstance(name, str) else "")
    return names


RULE = Rule(CODE, check)
