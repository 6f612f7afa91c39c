"""All rules, in the order in which their findings read best."""

from __future__ import annotations

from flowc_validators.rule import Rule
from flowc_validators.rules import (
    attribute_of_atom,
    branch_output_mismatch,
    condition_type_mismatch,
    cron_invalid,
    duplicate_entity_name,
    edge_type_mismatch,
    file_as_directory,
    kickoff_input_invalid,
    map_ratio_invalid,
    negative_retries,
    pickle_fallback,
    quantity_invalid,
    recursive_workflow,
    request_above_limit,
    schedule_missing_input,
    unknown_field,
    unknown_ignored_input,
    unknown_template_input,
    unrenderable_template_input,
    untyped_mapping,
    unused_input,
    unused_result,
)

RULES: tuple[Rule, ...] = (
    # What the backend refuses.
    duplicate_entity_name.RULE,
    edge_type_mismatch.RULE,
    file_as_directory.RULE,
    unknown_field.RULE,
    attribute_of_atom.RULE,
    condition_type_mismatch.RULE,
    branch_output_mismatch.RULE,
    recursive_workflow.RULE,
    map_ratio_invalid.RULE,
    unknown_template_input.RULE,
    unrenderable_template_input.RULE,
    negative_retries.RULE,
    cron_invalid.RULE,
    schedule_missing_input.RULE,
    kickoff_input_invalid.RULE,
    quantity_invalid.RULE,
    request_above_limit.RULE,
    # What the backend takes, and means something else than it says.
    unknown_ignored_input.RULE,
    # What works and is probably wrong.
    unused_result.RULE,
    unused_input.RULE,
    untyped_mapping.RULE,
    pickle_fallback.RULE,
)
