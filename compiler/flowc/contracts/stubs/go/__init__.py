"""Typed clients in Go, over the module of flyteidl."""
