"""The contract model of programs."""
