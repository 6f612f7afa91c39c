"""Flyte's connector protocol, from both ends."""
