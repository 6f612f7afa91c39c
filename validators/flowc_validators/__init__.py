"""The rules that judge a compiled program."""

from __future__ import annotations

from flowc_validators.engine import Asked, check, judge
from flowc_validators.rule import Rule

__all__ = ["Asked", "Rule", "check", "judge"]
