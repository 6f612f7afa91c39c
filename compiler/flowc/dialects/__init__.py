"""The dialects: what qualified names of a workflow SDK mean."""
