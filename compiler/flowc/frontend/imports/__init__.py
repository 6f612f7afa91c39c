"""Imports that nothing uses: found in the source alone, only where somebody asks for them."""
