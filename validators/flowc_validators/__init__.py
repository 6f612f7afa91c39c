"""The rules that judge a compiled program."""
