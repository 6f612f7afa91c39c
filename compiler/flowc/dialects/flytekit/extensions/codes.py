"""What can be wrong in the use of an extension."""

from __future__ import annotations

from flowc_ir.diagnostic import Code, Severity

WRONG_VALUE = Code(
    "extension-wrong-type", Severity.ERROR, "a value does not fit the parameter of an extension"
)
BROKEN_RULE = Code("extension-rule", Severity.ERROR, "a rule of an extension is broken")

CODES = (WRONG_VALUE, BROKEN_RULE)
