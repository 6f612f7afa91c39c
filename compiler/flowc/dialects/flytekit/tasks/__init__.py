"""Tasks of every kind."""
