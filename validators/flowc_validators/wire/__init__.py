"""Types as the backend sees them, and what it takes for what."""
