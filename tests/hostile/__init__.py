"""Hostile input: mutated and malicious files must give findings, quickly."""
