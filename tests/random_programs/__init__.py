"""Random programs of flytekit's language, and what both tools make of them."""
