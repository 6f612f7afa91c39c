"""What can be wrong with a manifest."""

from __future__ import annotations

from flowc_ir.diagnostic import Code, Severity

SYNTAX = Code("manifest-syntax", Severity.ERROR, "a manifest is neither YAML nor TOML")
UNKNOWN_KEY = Code("manifest-unknown-key", Severity.ERROR, "a manifest has no such key")
WRONG_TYPE = Code("manifest-wrong-type", Severity.ERROR, "a value in a manifest has a wrong type")
NEWER_FORMAT = Code("manifest-newer-format", Severity.ERROR, "a manifest is of a newer format")
INVALID = Code("manifest-invalid", Severity.ERROR, "a manifest says what cannot be")
CONFLICT = Code("manifest-conflict", Severity.ERROR, "two manifests describe one package")

CODES = (SYNTAX, UNKNOWN_KEY, WRONG_TYPE, NEWER_FORMAT, INVALID, CONFLICT)
