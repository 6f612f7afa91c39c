"""The code bundle, and git's rules beside git itself."""
