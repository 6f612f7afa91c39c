"""Typed clients in Java, over definitions of Flyte that come with them."""
