"""`flowc contract`, by what the contract is of."""
