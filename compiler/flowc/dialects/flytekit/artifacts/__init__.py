"""Artifacts: what they are called, how they are asked for, and what ends in the IR."""
