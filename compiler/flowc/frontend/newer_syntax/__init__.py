"""Syntax of Python 3.12 and later, for a host whose parser is older."""
