"""Queries of a lakehouse, on several engines."""
