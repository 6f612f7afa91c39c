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
    kickoff_input_invalid,
    pickle_fallback,
    quantity_invalid,
    request_above_limit,
    schedule_missing_input,
    unknown_field,
)

RULES: tuple[Rule, ...] = (
    # What the backend refuses.
    duplicate_entity_name.RULE,
    edge_type_mismatch.RULE,
    unknown_field.RULE,
    attribute_of_atom.RULE,
    condition_type_mismatch.RULE,
    branch_output_mismatch.RULE,
    cron_invalid.RULE,
    schedule_missing_input.RULE,
    kickoff_input_invalid.RULE,
    quantity_invalid.RULE,
    request_above_limit.RULE,
    # What works and is probably wrong.
    pickle_fallback.RULE,
)
