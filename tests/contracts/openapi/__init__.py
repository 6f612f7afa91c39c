"""The contract of a program as OpenAPI."""
