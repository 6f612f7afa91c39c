"""The contract of a program as JSON Schema."""
