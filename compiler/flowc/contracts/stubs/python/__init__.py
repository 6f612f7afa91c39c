"""Typed clients in Python, over the published flyteidl."""
