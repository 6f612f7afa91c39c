"""Contracts: what a manifest says, for other languages."""
