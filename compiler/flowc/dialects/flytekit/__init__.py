"""The flytekit dialect: from calls of flytekit to IR."""
