"""Pipelines whose settings lie in files."""
