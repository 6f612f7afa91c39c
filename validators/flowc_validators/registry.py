"""All rules, in the order in which their findings read best."""

from __future__ import annotations

from flowc_validators.rule import Rule
from flowc_validators.rules import (
    cron_invalid,
    duplicate_entity_name,
    edge_type_mismatch,
    pickle_fallback,
)

RULES: tuple[Rule, ...] = (
    # What the backend refuses.
    duplicate_entity_name.RULE,
    edge_type_mismatch.RULE,
    cron_invalid.RULE,
    # What works and is probably wrong.
    pickle_fallback.RULE,
)
