"""Random nested types: flytekit's own type engine is the oracle."""
