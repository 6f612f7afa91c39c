"""What is wrong with the functions of a manifest, and the workflows that they make."""

from __future__ import annotations

from flowc.manifests.field_checks import shapes_of
from flowc.manifests.findings import Findings
from flowc.manifests.names_in_scope import Names, task_names
from flowc.manifests.outline import Part
from flowc.manifests.part_checks import PartChecker
from flowc.manifests.shapes import ANYTHING
from flowc.manifests.template_checks import TemplateChecker


def check_function(function: Part, findings: Findings, templates: TemplateChecker) -> None:
    """Report what is wrong with a function, but for its parameters."""
    names = task_names(shapes_of(list(function.parts("parameters"))), ())
    PartChecker(findings, templates).rules(function, names)
    templates.check(function.node("task"), names)
    workflow = function.part("workflow")
    if function.has("task") == (workflow is not None):
        message = "a function makes either a `task` or a `workflow`"
        findings.tell(function.text("name").span, message)
    if workflow is not None:
        _check_workflow(workflow, names, findings, templates)


def _check_workflow(
    workflow: Part, names: Names, findings: Findings, templates: TemplateChecker
) -> None:
    if not workflow.has("name"):
        findings.tell(workflow.span, "a workflow needs a `name`")
    templates.check(workflow.node("name"), names)
    PartChecker(findings, templates).variables(workflow.part("inputs"), names)
    inner = {**names, "workflow": ANYTHING, "nodes": ANYTHING}
    nodes = list(workflow.parts("nodes"))
    findings.distinct(node.text("name") for node in nodes)
    earlier: list[str] = []
    for node in nodes:
        _check_node(node, inner, earlier, findings, templates)
        earlier.append(node.text("name").text)
    findings.distinct(output.text("name") for output in workflow.parts("outputs"))
    for output in workflow.parts("outputs"):
        findings.expect_identifier(output.text("name"), "an output")
        for key in ("value", "type"):
            if not output.has(key):
                findings.tell(output.span, f"an output needs a `{key}`")
            templates.check(output.node(key), inner)


def _check_node(
    node: Part, names: Names, earlier: list[str], findings: Findings, templates: TemplateChecker
) -> None:
    findings.expect_identifier(node.text("name"), "a node")
    if not node.has("task"):
        findings.tell(node.span, "a node needs a `task`")
    templates.check(node.node("task"), names)
    for other in node.texts("after"):
        findings.expect_one_of(other, earlier, "node that stands before it")
    for key in ("inputs", "overrides"):
        for _, template in node.entries(key):
            templates.check(template, names)
    for change in node.parts("changes"):
        if not change.text("of").text.startswith("@"):
            findings.tell(change.span, "a change says in `of` which map it changes: `@config`")
        templates.check(change.node("of"), names)
        templates.check(change.node("value"), names)
        when = change.text("when")
        if when.text:
            templates.expression(when.text, when.span, names)
