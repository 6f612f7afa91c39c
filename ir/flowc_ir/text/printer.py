"""The textual form of a program: stable, and made to be read in a diff."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from flowc_ir.graph import Workflow
from flowc_ir.lack import Lack
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.program import Entity, Manifest, Opaque, Program
from flowc_ir.source import Source
from flowc_ir.task import Task
from flowc_ir.text.atoms import quote, spell_qualified_name
from flowc_ir.text.graph import bindings_doc, node_doc, reference_doc
from flowc_ir.text.interface import definition_doc, interface_doc, parameters_doc
from flowc_ir.text.layout import Doc, block, group, render, row
from flowc_ir.text.literals import literal_doc
from flowc_ir.text.settings import settings_docs, settings_group
from flowc_ir.text.spans import Spans, spell_span


def print_program(program: Program, *, spans: bool = False) -> str:
    """Write a program: what differs in more than spans is written differently.

    What holds its default is left out. With `spans`, a line above each thing tells where it stands,
    and sources carry their hashes; without, a change of layout in the source changes nothing.
    """
    how = Spans(are_shown=spans)
    version = f" {quote(program.dialect_version)}" if program.dialect_version else ""
    head = [f"dialect {spell_qualified_name(program.dialect)}{version}"]
    head += [_spell_source(source, spans=how) for source in program.sources]
    head += [_spell_manifest(manifest) for manifest in program.manifests]
    sections = ["\n".join(head)]
    sections += [render(definition_doc(definition, how)) for definition in program.types]
    sections += [render(_entity_doc(entity, how)) for entity in program.entities]
    return "\n\n".join(sections) + "\n"


def print_entity(entity: Entity, *, spans: bool = False) -> str:
    """Write one entity as `print_program` does."""
    return render(_entity_doc(entity, Spans(are_shown=spans))) + "\n"


def _spell_source(source: Source, *, spans: Spans) -> str:
    module = spell_qualified_name(source.module)
    sha256 = f" sha256 {quote(source.sha256)}" if spans.are_shown else ""
    return f"source {quote(source.path)} module {module}{sha256}"


def _spell_manifest(manifest: Manifest) -> str:
    return f"manifest {spell_qualified_name(manifest.id)} sha256 {quote(manifest.sha256)}"


def _entity_doc(entity: Entity, spans: Spans) -> Doc:
    match entity:
        case Task():
            return spans.mark(entity.span, _task_doc(entity))
        case Workflow():
            return spans.mark(entity.span, _workflow_doc(entity, spans))
        case LaunchPlan():
            return spans.mark(entity.span, _launch_plan_doc(entity))
        case Opaque():
            return spans.mark(entity.span, _opaque_doc(entity, spans))
        case _:
            assert_never(entity)


def _task_doc(task: Task) -> Doc:
    shown = ("name", "type", "interface", "metadata", "target", "span")
    name = f"task[{spell_qualified_name(task.type)}] {spell_qualified_name(task.name)}"
    body = block(
        [
            *settings_docs(task.metadata),
            settings_group(task.target),
            *settings_docs(task, without=shown),
        ]
    )
    return row(name, interface_doc(task.interface), " ", body)


def _workflow_doc(workflow: Workflow, spans: Spans) -> Doc:
    name = f"workflow {spell_qualified_name(workflow.name)}"
    body = block(_workflow_docs(workflow, spans))
    return row(name, interface_doc(workflow.interface), " ", body)


def _workflow_docs(workflow: Workflow, spans: Spans) -> Iterator[Doc]:
    shown = ("name", "interface", "nodes", "outputs", "failure_node", "span")
    yield from settings_docs(workflow, without=shown)
    for node in workflow.nodes:
        yield spans.mark(node.span, node_doc(node, spans))
    if workflow.outputs:
        yield row("return ", bindings_doc(workflow.outputs))
    if workflow.failure_node is not None:
        node = workflow.failure_node
        yield spans.mark(node.span, row("on failure ", node_doc(node, spans)))


def _launch_plan_doc(plan: LaunchPlan) -> Doc:
    name = f"launch_plan {spell_qualified_name(plan.name)} for "
    body = block(_launch_plan_docs(plan))
    return row(name, reference_doc(plan.workflow), parameters_doc(plan.parameters), " ", body)


def _launch_plan_docs(plan: LaunchPlan) -> Iterator[Doc]:
    if plan.fixed_inputs:
        pairs = (row(f"{quote(e.key)}: ", literal_doc(e.value)) for e in plan.fixed_inputs)
        yield group("fixed_inputs {", pairs, "}")
    if plan.schedule is not None:
        yield settings_group(plan.schedule)
    if plan.trigger is not None:
        artifact = settings_group(plan.trigger.artifact)
        yield row("trigger ", artifact, " ", parameters_doc(plan.trigger.inputs))
    shown = ("name", "workflow", "parameters", "fixed_inputs", "schedule", "trigger", "span")
    yield from settings_docs(plan, without=shown)


def _opaque_doc(opaque: Opaque, spans: Spans) -> Doc:
    head = f"opaque {opaque.kind.value} {spell_qualified_name(opaque.name)}"
    interface = () if opaque.interface is None else (interface_doc(opaque.interface),)
    cause = f" at {spell_span(opaque.cause)}" if spans.are_shown else ""
    lack = "" if opaque.lack is Lack.OTHER else f" for lack of {opaque.lack.value}"
    return row(head, *interface, f"{lack} because {quote(opaque.reason)}{cause}")
