"""Graphs: promises, nodes, bindings and conditions."""
