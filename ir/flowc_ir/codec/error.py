"""What goes wrong between the IR and its written form."""

from __future__ import annotations


class CodecError(Exception):
    """A file that is no IR or a newer one, or a program that no file can hold."""
