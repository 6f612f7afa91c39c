"""Contracts, as other languages read them."""
