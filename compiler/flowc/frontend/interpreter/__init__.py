"""The interpreter: Python's semantics, as far as they are certain."""
