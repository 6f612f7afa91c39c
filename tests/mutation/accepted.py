"""Mutants that survive, and why no test can or need tell them from the rule."""

from __future__ import annotations

_RULES = "validators/flowc_validators/rules"

_BODIES = "compiler/flowc/dialects/flytekit/bodies"

ACCEPTED: dict[tuple[str, str], str] = {
    (f"{_RULES}/attribute_in_condition.py", "check: value.span != NOWHERE"): (
        "a promise of our compiler has a place, and one of a package has none, as its node"
    ),
    (f"{_BODIES}/body.py", "aliases: found"): "it only spares a walk that would find nothing",
}
"""Of the file and the place of a mutant, the reason."""
