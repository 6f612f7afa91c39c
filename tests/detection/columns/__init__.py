"""The tools that are compared, a file each."""
