"""The contract model: the interfaces of a program, in no language's words."""
