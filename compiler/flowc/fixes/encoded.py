"""The text of a source file, and its bytes again: encoding, byte order mark and line ends kept."""

from __future__ import annotations

from flowc_ir.lazy_dataclass import dataclass, replace

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text, and how it is written; `mark` is the byte order mark, or empty."""

    text: str
    encoding: str
    mark: bytes

    def changed(self, text: str) -> Encoded:
        """Give another text that is written in the same way."""
        return replace(self, text=text)

    def data(self) -> bytes | None:
        """Give the bytes; None if the encoding has no place for a character."""
        try:
            return self.mark + self.text.encode(self.encoding)
        except UnicodeEncodeError:
            return None


def decoded(data: bytes) -> Encoded | None:
    """Read the bytes of a source file by its declared encoding; None if they do not fit it."""
    import tokenize  # only fixes pay for this import

    mark = _MARK if data.startswith(_MARK) else b""
    lines = iter(data.splitlines(keepends=True))
    try:
        encoding, _ = tokenize.detect_encoding(lambda: next(lines, b""))
        name = "utf-8" if encoding == "utf-8-sig" else encoding
        read = Encoded(data[len(mark) :].decode(name), name, mark)
    except (SyntaxError, LookupError, UnicodeDecodeError):
        return None
    return read if read.data() == data else None
