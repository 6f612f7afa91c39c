"""Settings: what the keyword arguments of tasks and workflows say."""
