"""Artifacts that the modules of this project share."""
