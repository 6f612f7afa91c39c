"""The code that fast registration sends beside the images."""
