"""An application whose plugins are found by looking."""
