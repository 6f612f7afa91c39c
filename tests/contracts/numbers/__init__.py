"""The lock of numbers."""
