"""Mutation testing of the rules: each condition turned around must make a test fail."""
