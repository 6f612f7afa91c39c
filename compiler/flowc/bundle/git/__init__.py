"""What git ignores, found without running git."""
