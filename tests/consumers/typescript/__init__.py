"""A consumer in TypeScript: it launches tasks and launch plans through generated clients."""
