"""Parcels and how they travel: a project that uses every kind of value a caller can give or get."""
