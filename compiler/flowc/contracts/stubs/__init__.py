"""Typed clients of tasks and launch plans: one package a language."""
