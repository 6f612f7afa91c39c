"""The differential suite: flowc's packages beside flytekit's own."""
