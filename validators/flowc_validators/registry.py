"""All rules, each under what a program must have for it to find anything.

A rule is imported only for a program that has that: most programs have little of what can be wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from flowc_ir.graph import (
    ApproveGate,
    Branch,
    Call,
    EntityKind,
    InputGate,
    Map,
    RemoteReference,
    SleepGate,
)
from flowc_ir.interface import Interface
from flowc_ir.task import RawContainer
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

_GATES = (ApproveGate, InputGate, SleepGate)

# A workflow with fewer nodes has neither too many of them nor too many ways through.
_MANY = 40

_Has: TypeAlias = Callable[[Callable[[Facts], bool]], bool]


def rules_for(facts: Facts) -> Iterator[Rule]:
    """Give the rules that look for what the program has, each once."""
    # What another compiler wrote may hold anything, and is not compiled a thousand at a time.
    is_package = _is_package(facts)
    return _listed(lambda need: is_package or need(facts))


def all_rules() -> tuple[Rule, ...]:
    """Give every rule."""
    return tuple(_listed(lambda _: True))


def _listed(has: _Has) -> Iterator[Rule]:
    from flowc_validators.rules import (
        duplicate_entity_name,
        pickle_fallback,
        pickle_in_union,
        untyped_mapping,
        unused_result,
    )

    yield from (duplicate_entity_name.RULE, unused_result.RULE)
    yield from (untyped_mapping.RULE, pickle_fallback.RULE, pickle_in_union.RULE)
    if has(lambda facts: bool(facts.edges)):
        from flowc_validators.rules import (
            attribute_of_atom,
            edge_type_mismatch,
            file_as_directory,
            unknown_field,
            unverified_struct,
        )

        yield from (edge_type_mismatch.RULE, unknown_field.RULE, attribute_of_atom.RULE)
        yield from (file_as_directory.RULE, unverified_struct.RULE)
    yield from _of_plans(has)
    yield from _of_tasks(has)
    yield from _of_nodes(has)
    yield from _of_sizes(has)
    if has(_is_package):
        yield from _of_packages()


def _of_plans(has: _Has) -> Iterator[Rule]:
    if has(lambda facts: any(plan.schedule is not None for plan in facts.launch_plans)):
        from flowc_validators.rules import (
            cron_invalid,
            kickoff_input_invalid,
            schedule_missing_input,
        )

        yield from (cron_invalid.RULE, schedule_missing_input.RULE, kickoff_input_invalid.RULE)
    if has(lambda facts: any(plan.labels for plan in facts.launch_plans)):
        from flowc_validators.rules import label_invalid

        yield label_invalid.RULE
    if has(lambda facts: any(plan.notifications for plan in facts.launch_plans)):
        from flowc_validators.rules import notification_invalid

        yield notification_invalid.RULE


def _of_tasks(has: _Has) -> Iterator[Rule]:
    if has(lambda facts: any(isinstance(each, RawContainer) for each in facts.containers)):
        from flowc_validators.rules import unknown_template_input, unrenderable_template_input

        yield from (unknown_template_input.RULE, unrenderable_template_input.RULE)
    if has(_asks_for_resources):
        from flowc_validators.rules import quantity_invalid, request_above_limit

        yield from (quantity_invalid.RULE, request_above_limit.RULE)
    if has(lambda facts: any(each.pod_template is not None for each in facts.containers)):
        from flowc_validators.rules import pod_container_name_invalid

        yield pod_container_name_invalid.RULE
    if has(_names_images):
        from flowc_validators.rules import image_invalid

        yield image_invalid.RULE
    if has(lambda facts: bool(facts.image_names)):
        from flowc_validators.rules import unknown_image

        yield unknown_image.RULE
    if has(lambda facts: any(task.metadata.cache_ignored_inputs for task in facts.tasks)):
        from flowc_validators.rules import unknown_ignored_input

        yield unknown_ignored_input.RULE


def _of_nodes(has: _Has) -> Iterator[Rule]:
    if has(lambda facts: not all(workflow.nodes for workflow in facts.workflows)):
        from flowc_validators.rules import workflow_without_nodes

        yield workflow_without_nodes.RULE
    if has(lambda facts: bool(facts.unused_inputs)):
        from flowc_validators.rules import unused_input

        yield unused_input.RULE
    if has(lambda facts: _runs(facts, Branch)):
        from flowc_validators.rules import (
            branch_output_mismatch,
            condition_type_mismatch,
            unordered_comparison,
        )

        yield from (condition_type_mismatch.RULE, branch_output_mismatch.RULE)
        yield unordered_comparison.RULE
    if has(lambda facts: _runs(facts, ApproveGate)):
        from flowc_validators.rules import attribute_in_condition

        yield attribute_in_condition.RULE
    if has(lambda facts: any(isinstance(node.target, _GATES) for node in facts.nodes)):
        from flowc_validators.rules import gate_without_end

        yield gate_without_end.RULE
    if has(lambda facts: _runs(facts, Map)):
        from flowc_validators.rules import (
            map_lengths_differ,
            map_over_nothing,
            map_ratio_invalid,
            mapped_launch_plan,
        )

        yield from (map_ratio_invalid.RULE, map_lengths_differ.RULE, map_over_nothing.RULE)
        yield mapped_launch_plan.RULE
    if has(lambda facts: any(call.callee.kind is not EntityKind.TASK for call in _calls(facts))):
        from flowc_validators.rules import recursive_workflow

        yield recursive_workflow.RULE
    if has(lambda facts: any(isinstance(c.callee, RemoteReference) for c in _calls(facts))):
        from flowc_validators.rules import unsafe_version

        yield unsafe_version.RULE


def _of_sizes(has: _Has) -> Iterator[Rule]:
    """Give the rules about numbers that are too small or too large, and about names."""
    if has(lambda facts: any(len(workflow.nodes) > _MANY for workflow in facts.workflows)):
        from flowc_validators.rules import too_many_nodes, too_many_ways

        yield from (too_many_nodes.RULE, too_many_ways.RULE)
    if has(_has_negative_retries):
        from flowc_validators.rules import negative_retries

        yield negative_retries.RULE
    if has(_has_negative_timeouts):
        from flowc_validators.rules import negative_timeout

        yield negative_timeout.RULE
    if has(lambda facts: not all(_is_ascii(interface) for _, interface in facts.interfaces())):
        from flowc_validators.rules import unreadable_output_name

        yield unreadable_output_name.RULE


def _of_packages() -> Iterator[Rule]:
    """Give the rules about what our own compiler never writes."""
    from flowc_validators.rules import (
        binding_shape_mismatch,
        branch_output_dropped,
        branch_runs_early,
        circular_nodes,
        constant_type_mismatch,
        degenerate_type,
        duplicate_alias,
        duplicate_node_id,
        empty_workflow,
        fixed_and_default_input,
        illegal_enum_value,
        input_bound_twice,
        input_not_bound,
        launch_plan_type_mismatch,
        legacy_cron,
        node_id_invalid,
        repeated_resource,
        unclear_variant,
        unknown_bound_input,
        unknown_input,
        unknown_launch_plan_input,
        unknown_node,
        unknown_output,
    )

    yield from (input_not_bound.RULE, unknown_input.RULE, input_bound_twice.RULE)
    yield from (unknown_node.RULE, unknown_output.RULE, constant_type_mismatch.RULE)
    yield from (binding_shape_mismatch.RULE, unclear_variant.RULE, illegal_enum_value.RULE)
    yield from (circular_nodes.RULE, duplicate_node_id.RULE, duplicate_alias.RULE)
    yield from (unknown_bound_input.RULE, repeated_resource.RULE, unknown_launch_plan_input.RULE)
    yield from (launch_plan_type_mismatch.RULE, fixed_and_default_input.RULE, legacy_cron.RULE)
    yield from (empty_workflow.RULE, branch_output_dropped.RULE, branch_runs_early.RULE)
    yield from (node_id_invalid.RULE, degenerate_type.RULE)


def _is_package(facts: Facts) -> bool:
    return facts.is_package


def _runs(facts: Facts, kind: type[Branch | ApproveGate | Map]) -> bool:
    if any(isinstance(node.target, kind) for node in facts.nodes):
        return True
    return any(isinstance(node.target, kind) for flow in facts.seen for node in flow.nodes)


def _calls(facts: Facts) -> Iterator[Call]:
    return (node.target for node in facts.nodes if isinstance(node.target, Call))


def _asks_for_resources(facts: Facts) -> bool:
    return any(
        each.resources.requests or each.resources.limits for each in facts.containers
    ) or _overrides_or_extends(facts)


def _overrides_or_extends(facts: Facts) -> bool:
    overrides = any(call.overrides is not None for call in _calls(facts))
    return overrides or any(task.extended is not None for task in facts.tasks)


def _names_images(facts: Facts) -> bool:
    return any(each.image or each.pod_template is not None for each in facts.containers) or any(
        call.overrides is not None for call in _calls(facts)
    )


def _has_negative_retries(facts: Facts) -> bool:
    return any(task.metadata.retries < 0 for task in facts.tasks) or any(
        node.metadata is not None and (node.metadata.retries or 0) < 0 for node in facts.nodes
    )


def _has_negative_timeouts(facts: Facts) -> bool:
    timeouts = [task.metadata.timeout for task in facts.tasks]
    timeouts += [node.metadata.timeout for node in facts.nodes if node.metadata is not None]
    return any(timeout is not None and timeout.seconds < 0 for timeout in timeouts)


def _is_ascii(interface: Interface) -> bool:
    return all(port.name.isascii() for port in interface.inputs) and all(
        port.name.isascii() for port in interface.outputs
    )
