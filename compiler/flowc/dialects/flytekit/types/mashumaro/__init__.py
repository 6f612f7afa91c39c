"""Dataclasses as mashumaro sees them: JSON Schema and plain data."""
