"""One type, written in many ways."""
