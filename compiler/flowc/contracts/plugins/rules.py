"""The rules of a class or a kind of task, in words."""

from __future__ import annotations

from collections.abc import Iterable

from flowc.contracts.plugins.contract import Rule


def rules_in_words(rules: Iterable[Rule]) -> str:
    """List rules for a comment, each with its expression in CEL; empty if there are none."""
    lines = [f"- `{rule.that}`; otherwise {rule.message}{_hint(rule)}" for rule in rules]
    return "\n".join(["What must hold, in CEL:", *lines]) if lines else ""


def rules_as_data(rules: Iterable[Rule]) -> list[dict[str, object]]:
    """Give rules as JSON."""
    return [
        {
            "that": rule.that,
            "message": rule.message,
            **({"hint": rule.hint} if rule.hint else {}),
        }
        for rule in rules
    ]


def _hint(rule: Rule) -> str:
    return f": {rule.hint}" if rule.hint else ""
