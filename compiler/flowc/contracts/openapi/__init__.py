"""The contract of a program as OpenAPI 3.1."""
