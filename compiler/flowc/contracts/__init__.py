"""Contracts: what programs and plug-ins ask for and give, for other languages."""
