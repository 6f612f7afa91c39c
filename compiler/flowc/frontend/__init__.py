"""The front end: from source text to what each module means, without importing it."""
