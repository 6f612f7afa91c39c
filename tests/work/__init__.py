"""How much work checking is: programs of any size, and counts of what is done for them."""
