"""Contracts of plug-ins, as other languages read them."""
