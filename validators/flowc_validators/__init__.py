"""The rules that judge a compiled program."""

from __future__ import annotations

from flowc_validators.engine import Asked, check, judge
from flowc_validators.registry import RULES
from flowc_validators.rule import Rule

__all__ = ["RULES", "Asked", "Rule", "check", "judge"]
