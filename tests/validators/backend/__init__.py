"""Verdicts of the real backend, and whether the rules give the same."""
