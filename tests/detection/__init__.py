"""Seeded mistakes with their correct twins, and which tools tell the two apart."""
