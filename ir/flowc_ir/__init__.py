"""The typed, language-neutral IR of workflows."""
