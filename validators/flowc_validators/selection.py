"""Which rules can find anything in a program; the others are not even imported."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.graph import (
    ApproveGate,
    Branch,
    Call,
    EntityKind,
    Map,
    Node,
    RemoteReference,
)
from flowc_ir.interface import Interface
from flowc_ir.task import RawContainer, UserContainer
from flowc_ir.walk import walk_nodes
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule
from flowc_validators.rules import (
    duplicate_entity_name,
    pickle_fallback,
    untyped_mapping,
    unused_result,
)

PACKAGE = "flyte"
"""The dialect of a program that was read from Flyte's messages."""

# A workflow with fewer nodes has neither too many of them nor too many ways through.
_MANY = 40

ALWAYS = (
    duplicate_entity_name.RULE,
    unused_result.RULE,
    untyped_mapping.RULE,
    pickle_fallback.RULE,
)


def rules_for(facts: Facts) -> Iterator[Rule]:
    """Give the rules that look for what the program has, each once."""
    if facts.program.dialect == PACKAGE:
        # What another compiler wrote may hold anything, and is not compiled a thousand at a time.
        from flowc_validators.registry import RULES

        yield from RULES
        return
    yield from ALWAYS
    if facts.edges:
        from flowc_validators.rules import (
            attribute_of_atom,
            edge_type_mismatch,
            file_as_directory,
            unknown_field,
            unverified_struct,
        )

        yield from (edge_type_mismatch.RULE, unknown_field.RULE, attribute_of_atom.RULE)
        yield from (file_as_directory.RULE, unverified_struct.RULE)
    if facts.unused_inputs:
        from flowc_validators.rules import unused_input

        yield unused_input.RULE
    yield from _of_plans(facts)
    yield from _of_tasks(facts)
    yield from _of_nodes(facts)
    yield from _of_sizes(facts)


def _of_plans(facts: Facts) -> Iterator[Rule]:
    if any(plan.schedule is not None for plan in facts.launch_plans):
        from flowc_validators.rules import (
            cron_invalid,
            kickoff_input_invalid,
            schedule_missing_input,
        )

        yield from (cron_invalid.RULE, schedule_missing_input.RULE, kickoff_input_invalid.RULE)
    if any(plan.labels for plan in facts.launch_plans):
        from flowc_validators.rules import label_invalid

        yield label_invalid.RULE
    if any(plan.notifications for plan in facts.launch_plans):
        from flowc_validators.rules import notification_invalid

        yield notification_invalid.RULE


def _of_tasks(facts: Facts) -> Iterator[Rule]:
    containers = [
        task.target
        for task in facts.tasks
        if isinstance(task.target, (UserContainer, RawContainer))
    ]
    if any(isinstance(container, RawContainer) for container in containers):
        from flowc_validators.rules import unknown_template_input, unrenderable_template_input

        yield from (unknown_template_input.RULE, unrenderable_template_input.RULE)
    asked = (each for each in containers if each.resources.requests or each.resources.limits)
    if any(asked) or any(_overrides(node) for node in _nodes(facts)):
        from flowc_validators.rules import quantity_invalid, request_above_limit

        yield from (quantity_invalid.RULE, request_above_limit.RULE)
    if any(container.pod_template is not None for container in containers):
        from flowc_validators.rules import pod_container_name_invalid

        yield pod_container_name_invalid.RULE


def _of_nodes(facts: Facts) -> Iterator[Rule]:
    targets = [node.target for node in _nodes(facts)]
    if any(isinstance(target, Branch) for target in targets):
        from flowc_validators.rules import (
            branch_output_mismatch,
            condition_type_mismatch,
            unordered_comparison,
        )

        yield from (condition_type_mismatch.RULE, branch_output_mismatch.RULE)
        yield unordered_comparison.RULE
    if any(isinstance(target, ApproveGate) for target in targets):
        from flowc_validators.rules import attribute_in_condition

        yield attribute_in_condition.RULE
    if any(isinstance(target, Map) for target in targets):
        from flowc_validators.rules import map_ratio_invalid, mapped_launch_plan

        yield from (map_ratio_invalid.RULE, mapped_launch_plan.RULE)
    if any(isinstance(t, Call) and t.callee.kind is not EntityKind.TASK for t in targets):
        from flowc_validators.rules import recursive_workflow

        yield recursive_workflow.RULE
    if any(task.metadata.cache_ignored_inputs for task in facts.tasks):
        from flowc_validators.rules import unknown_ignored_input

        yield unknown_ignored_input.RULE
    if any(isinstance(t, Call) and isinstance(t.callee, RemoteReference) for t in targets):
        from flowc_validators.rules import unsafe_version

        yield unsafe_version.RULE


def _of_sizes(facts: Facts) -> Iterator[Rule]:
    """Give the rules about numbers that are too small or too large."""
    counts = [len(workflow.nodes) for workflow in facts.workflows]
    if max(counts, default=0) > _MANY:
        from flowc_validators.rules import too_many_nodes, too_many_ways

        yield from (too_many_nodes.RULE, too_many_ways.RULE)
    told = [node.metadata for node in _nodes(facts) if node.metadata is not None]
    retries = [task.metadata.retries for task in facts.tasks]
    retries += [metadata.retries or 0 for metadata in told]
    if any(number < 0 for number in retries):
        from flowc_validators.rules import negative_retries

        yield negative_retries.RULE
    timeouts = [task.metadata.timeout for task in facts.tasks]
    timeouts += [metadata.timeout for metadata in told]
    if any(timeout is not None and timeout.seconds < 0 for timeout in timeouts):
        from flowc_validators.rules import negative_timeout

        yield negative_timeout.RULE
    if not all(_is_ascii(interface) for _, interface in facts.interfaces()):
        from flowc_validators.rules import unreadable_output_name

        yield unreadable_output_name.RULE


def _is_ascii(interface: Interface) -> bool:
    return all(port.name.isascii() for port in interface.inputs) and all(
        port.name.isascii() for port in interface.outputs
    )


def _nodes(facts: Facts) -> Iterator[Node]:
    for workflow in facts.workflows:
        yield from walk_nodes(workflow)


def _overrides(node: Node) -> bool:
    target = node.target
    return isinstance(target, Call) and target.overrides is not None
