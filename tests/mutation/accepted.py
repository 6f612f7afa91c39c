"""Mutants that survive, and why no test can or need tell them from the rule."""

from __future__ import annotations

_RULES = "validators/flowc_validators/rules"

ACCEPTED: dict[tuple[str, str], str] = {
    (f"{_RULES}/attribute_in_condition.py", "check: value.span != NOWHERE"): (
        "a promise of our compiler has a place, and one of a package has none, as its node"
    ),
    (f"{_RULES}/duplicate_alias.py", "_judged: callee is not None (2)"): (
        "the loop before it is over nothing then; it is there for the type checker"
    ),
    (f"{_RULES}/illegal_enum_value.py", "check: type_ is not None"): (
        "registration refuses an input that the workflow does not have, which another rule tells"
    ),
}
"""Of the file and the place of a mutant, the reason."""
