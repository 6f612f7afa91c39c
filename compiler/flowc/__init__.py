"""The compiler for Python workflows."""
