"""Typed clients in TypeScript, over the published @flyteorg/flyteidl."""
