"""Workflows: from a function, or put together by hand."""
