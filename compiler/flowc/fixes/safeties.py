"""Which codes have fixes, and how safe they are: light, since every check asks."""

from __future__ import annotations

from flowc.fixes.fix import Safety

_SAFE = (Safety.SAFE,)
_UNSAFE = (Safety.UNSAFE,)
_BOTH = (Safety.SAFE, Safety.UNSAFE)

SAFETIES: dict[str, tuple[Safety, ...]] = {
    "annotation-as-default": _UNSAFE,
    "condition-type-mismatch": _SAFE,
    "cron-invalid": _SAFE,
    "ignored-keyword": _UNSAFE,
    "input-fixed-and-default": _SAFE,
    "kickoff-input-invalid": _UNSAFE,
    "map-ratio-invalid": _UNSAFE,
    "missing-annotation": _UNSAFE,
    "module-raises": _UNSAFE,
    "negative-retries": _UNSAFE,
    "none-default": _SAFE,
    "placeholder-without-input": _UNSAFE,
    "promise-as-value": _SAFE,
    "promise-in-string": _SAFE,
    "promise-printed": _UNSAFE,
    "quantity-invalid": _SAFE,
    "request-above-limit": _UNSAFE,
    "undeclared-output": _UNSAFE,
    "unknown-choice": _UNSAFE,
    "unknown-field": _UNSAFE,
    "unknown-suppression": _UNSAFE,
    "unknown-template-input": _UNSAFE,
    "unused-import": _BOTH,
    "unused-suppression": _SAFE,
    "value-type": _BOTH,
    "workflow-raises": _UNSAFE,
    "wrong-arguments": _BOTH,
    "wrong-condition": _SAFE,
    "wrong-setting": _UNSAFE,
}
"""Of each code that may have one, the safeties that its fixes have; not each finding has one."""
