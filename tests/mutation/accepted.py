"""Mutants that survive, and why no test can or need tell them from the rule."""

from __future__ import annotations

ACCEPTED: dict[tuple[str, str], str] = {}
"""Of the file and the place of a mutant, the reason."""
