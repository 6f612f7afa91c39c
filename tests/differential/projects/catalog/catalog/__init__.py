"""Every type a value may have, by domain."""
