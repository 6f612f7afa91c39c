"""Typed clients in Rust, over definitions of Flyte that come with them."""
