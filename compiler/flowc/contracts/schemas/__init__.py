"""The contract of a program as JSON Schema 2020-12."""
