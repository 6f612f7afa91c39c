"""Manifests, read without flowc."""
