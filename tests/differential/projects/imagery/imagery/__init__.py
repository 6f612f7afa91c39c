"""Images that are specified in code, and named by what goes into them."""
