"""What can be wrong with a Flyte package before any rule looks at it."""

from __future__ import annotations

from flowc_ir.diagnostic import Code, Severity

UNREADABLE_PACKAGE = Code(
    "unreadable-package", Severity.ERROR, "bytes are no package of Flyte's messages"
)
STRAY_MEMBER = Code(
    "stray-member", Severity.ERROR, "a package holds a file that registering stumbles over"
)
MISSING_VALUE = Code(
    "missing-value", Severity.ERROR, "a part that a message must have is empty", "ValueRequired"
)
UNREADABLE_CONSTANT = Code(
    "unreadable-constant", Severity.ERROR, "a constant has no type", "UnrecognizedValue"
)
UNREADABLE_POD = Code(
    "unreadable-pod", Severity.ERROR, "a pod specification cannot be read", "InvalidValue"
)
WRONG_IDENTIFIER = Code(
    "wrong-identifier",
    Severity.ERROR,
    "an identifier names another kind of entity",
    "InvalidArgument",
)
UNKNOWN_REFERENCE = Code(
    "unknown-reference",
    Severity.ERROR,
    "an entity that is needed is not in the package",
    "TaskReferenceNotFound",
)
REPEATED_WORKFLOW = Code(
    "repeated-sub-workflow", Severity.ERROR, "a message holds a sub-workflow twice", "DuplicateId"
)
INEXACT_ENTITY = Code("inexact-entity", Severity.NOTE, "an entity says more than the IR can hold")
