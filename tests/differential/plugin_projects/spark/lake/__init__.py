"""A project with a plugin of flytekit."""
