"""What the front end can find wrong."""

from __future__ import annotations

from flowc_ir.diagnostic import Code, Severity

SYNTAX_ERROR = Code("syntax-error", Severity.ERROR, "a file is not valid Python")
UNREADABLE_FILE = Code("unreadable-file", Severity.ERROR, "a file cannot be read")
UNKNOWN_UNIT = Code("unknown-unit", Severity.ERROR, "a package or module to compile is not there")
MODULE_RAISES = Code("module-raises", Severity.ERROR, "a module raises while it is imported")
BUDGET_EXCEEDED = Code(
    "budget-exceeded", Severity.ERROR, "a module takes too many steps to evaluate"
)
ENVIRONMENT_READ = Code("environment-read", Severity.NOTE, "a module reads an environment variable")
UNCERTAIN_IMPORT = Code(
    "uncertain-import", Severity.ERROR, "whether a module is imported is not known, and matters"
)
