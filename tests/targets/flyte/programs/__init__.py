"""Programs built by hand, each the IR of one golden source."""
