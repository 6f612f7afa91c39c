"""Which rules can find anything in a program; the others are not even imported."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.graph import Branch, Call, EntityKind, Map, Node
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
        )

        yield from (edge_type_mismatch.RULE, unknown_field.RULE, attribute_of_atom.RULE)
        yield file_as_directory.RULE
    if facts.unused_inputs:
        from flowc_validators.rules import unused_input

        yield unused_input.RULE
    if any(plan.schedule is not None for plan in facts.launch_plans):
        from flowc_validators.rules import (
            cron_invalid,
            kickoff_input_invalid,
            schedule_missing_input,
        )

        yield from (cron_invalid.RULE, schedule_missing_input.RULE, kickoff_input_invalid.RULE)
    yield from _of_tasks(facts)
    yield from _of_nodes(facts)


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


def _of_nodes(facts: Facts) -> Iterator[Rule]:
    targets = [node.target for node in _nodes(facts)]
    if any(isinstance(target, Branch) for target in targets):
        from flowc_validators.rules import branch_output_mismatch, condition_type_mismatch

        yield from (condition_type_mismatch.RULE, branch_output_mismatch.RULE)
    if any(isinstance(target, Map) for target in targets):
        from flowc_validators.rules import map_ratio_invalid

        yield map_ratio_invalid.RULE
    if any(isinstance(t, Call) and t.callee.kind is not EntityKind.TASK for t in targets):
        from flowc_validators.rules import recursive_workflow

        yield recursive_workflow.RULE
    if any(task.metadata.cache_ignored_inputs for task in facts.tasks):
        from flowc_validators.rules import unknown_ignored_input

        yield unknown_ignored_input.RULE
    retries = [task.metadata.retries for task in facts.tasks]
    retries += [node.metadata.retries or 0 for node in _nodes(facts) if node.metadata is not None]
    if any(number < 0 for number in retries):
        from flowc_validators.rules import negative_retries

        yield negative_retries.RULE


def _nodes(facts: Facts) -> Iterator[Node]:
    for workflow in facts.workflows:
        yield from walk_nodes(workflow)


def _overrides(node: Node) -> bool:
    target = node.target
    return isinstance(target, Call) and target.overrides is not None
