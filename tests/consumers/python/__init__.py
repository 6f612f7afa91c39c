"""A consumer in Python: it launches tasks and launch plans through generated clients."""
