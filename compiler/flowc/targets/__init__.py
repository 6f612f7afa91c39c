"""Targets: what a program is written as, each beside the others."""
