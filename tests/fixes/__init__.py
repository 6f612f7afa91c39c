"""Fixes: what pages promise, and what must never happen."""
