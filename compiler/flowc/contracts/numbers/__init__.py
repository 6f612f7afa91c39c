"""Stable numbers: the lock that remembers each number that was ever given."""
