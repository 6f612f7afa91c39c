"""The codes of changes of interfaces; each has its page in `explain`."""

from __future__ import annotations

from flowc_ir.diagnostic import Code, Severity

ENTITY_REMOVED = Code("entity-removed", Severity.ERROR, "an entity is gone")
ENTITY_RENAMED = Code("entity-renamed", Severity.ERROR, "an entity has another name")
ENTITY_ADDED = Code("entity-added", Severity.NOTE, "an entity is new")
NOT_COMPARED = Code(
    "not-compared", Severity.WARNING, "an entity is opaque, so that it cannot be compared"
)

INPUT_REMOVED = Code("input-removed", Severity.ERROR, "an input is gone")
INPUT_RENAMED = Code("input-renamed", Severity.ERROR, "an input has another name")
INPUT_ADDED = Code("input-added", Severity.ERROR, "an input is new")
INPUT_FIXED = Code("input-fixed", Severity.ERROR, "a launch plan lets an input be given no more")
INPUT_UNFIXED = Code("input-unfixed", Severity.NOTE, "a launch plan lets an input be given")
INPUT_TYPE = Code("input-type-changed", Severity.ERROR, "an input has another type")
DEFAULT_CHANGED = Code(
    "default-changed", Severity.WARNING, "an input that is not given has another value"
)
DEFAULT_REMOVED = Code(
    "default-removed", Severity.ERROR, "an input must be given that had a default"
)
DEFAULT_ADDED = Code("default-added", Severity.NOTE, "an input has a default now")

OUTPUT_REMOVED = Code("output-removed", Severity.ERROR, "an output is gone")
OUTPUT_RENAMED = Code("output-renamed", Severity.ERROR, "an output has another name")
OUTPUT_ADDED = Code("output-added", Severity.NOTE, "an output is new")
OUTPUT_TYPE = Code("output-type-changed", Severity.ERROR, "an output has another type")

ENUM_CHANGED = Code("enum-changed", Severity.ERROR, "an enum has other values")
RECORD_CHANGED = Code("record-changed", Severity.ERROR, "a record has other fields")
