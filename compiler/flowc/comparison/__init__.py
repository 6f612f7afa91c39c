"""What a change of a program means for those who use it: two programs in, changes out."""
