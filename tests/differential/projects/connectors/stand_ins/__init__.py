"""Connectors that stand in for services which are not at hand."""
