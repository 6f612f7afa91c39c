"""Typed clients of programs that tests write down."""
