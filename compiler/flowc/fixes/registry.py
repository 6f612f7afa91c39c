"""Which codes have fixes, of which safety, and what makes them."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.fixes.finding import Fixer
from flowc.fixes.safeties import SAFETIES

_SPELLED = frozenset(
    {
        "cron-invalid",
        "ignored-keyword",
        "kickoff-input-invalid",
        "module-raises",
        "placeholder-without-input",
        "quantity-invalid",
        "unknown-choice",
        "unknown-field",
        "unknown-suppression",
        "unknown-template-input",
        "workflow-raises",
        "wrong-arguments",
    }
)
"""The codes whose hints say which word is to stand instead."""


def fixers_of(code: str) -> Iterator[Fixer]:
    """Give what may make a fix for findings of a code, what is likelier first."""
    if code not in SAFETIES:
        return
    yield from _own(code)
    if code in _SPELLED:
        from flowc.fixes.kinds.spelling import spelling

        yield spelling


def _own(code: str) -> Iterator[Fixer]:
    from flowc.fixes.kinds import (
        annotations,
        arguments,
        caching,
        conditions,
        formatted,
        imports,
        limits,
        numbers,
        removals,
        returned,
        suppressions,
    )

    own: dict[str, tuple[Fixer, ...]] = {
        "annotation-as-default": (annotations.type_as_default,),
        "condition-type-mismatch": (numbers.compared_number,),
        "input-fixed-and-default": (removals.default_input,),
        "map-ratio-invalid": (numbers.ratio,),
        "missing-annotation": (annotations.parameter,),
        "negative-retries": (numbers.retries,),
        "none-default": (annotations.optional,),
        "promise-as-value": (conditions.condition,),
        "promise-in-string": (formatted.formatted,),
        "promise-printed": (removals.statement,),
        "request-above-limit": (limits.limit,),
        "undeclared-output": (annotations.output, returned.without_value),
        "unused-import": (imports.unused,),
        "unused-suppression": (suppressions.unused,),
        "value-type": (numbers.constant,),
        "wrong-arguments": (arguments.keywords,),
        "wrong-condition": (conditions.condition,),
        "wrong-setting": (caching.version, caching.without_setting),
    }
    yield from own.get(code, ())
