"""What is wrong in the source of functions, beside what running them shows."""
