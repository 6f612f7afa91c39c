"""Colour: the only place that knows escape sequences."""

from __future__ import annotations

from flowc_ir.lazy_dataclass import dataclass

_RESET = "\033[0m"

# Back to the start of the line, and wipe it.
CLEAR_LINE = "\r\033[K"

# Wipe the screen, and back to its first line.
CLEAR_SCREEN = "\033[2J\033[H"

# Control characters and the marks that turn the direction of text: a source file must not be
# able to write to the terminal.
_DANGEROUS = frozenset(
    {*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
)


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours text, or leaves it as it is."""

    is_on: bool

    def red(self, text: str) -> str:
        """Paint an error."""
        return self._with("\033[1;31m", text)

    def yellow(self, text: str) -> str:
        """Paint a warning."""
        return self._with("\033[1;33m", text)

    def green(self, text: str) -> str:
        """Paint a success."""
        return self._with("\033[1;32m", text)

    def cyan(self, text: str) -> str:
        """Paint a note."""
        return self._with("\033[1;36m", text)

    def blue(self, text: str) -> str:
        """Paint the frame around source text."""
        return self._with("\033[1;34m", text)

    def bold(self, text: str) -> str:
        """Paint what should be read first."""
        return self._with("\033[1m", text)

    def dim(self, text: str) -> str:
        """Paint what may be read last."""
        return self._with("\033[2m", text)

    def _with(self, start: str, text: str) -> str:
        return f"{start}{text}{_RESET}" if self.is_on and text else text


def harmless(text: str) -> str:
    """Give `text` with each character replaced that could steer a terminal."""
    if text.isascii() and text.isprintable():
        return text
    return "".join("\ufffd" if ord(character) in _DANGEROUS else character for character in text)
