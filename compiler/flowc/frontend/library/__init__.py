"""Models of Python's builtins and of the pure parts of its standard library."""
