"""`open`: files of the source tree, read as Python reads them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.host import MAX_TEXT, run_host
from flowc.frontend.interpreter.signals import ItemsLost
from flowc.frontend.interpreter.values import NONE, External, Known, Unknown, Value
from flowc.frontend.library.arguments import is_none, known_text, not_known, signature
from flowc.frontend.library.source_files import Place, note_write, place_of, read_file
from flowc_ir.source import Span

OPEN = signature("open", "file mode buffering encoding errors newline closefd opener", 1)
METHODS = frozenset("read readline readlines close seek tell readable writable seekable".split())
UNCHANGING = frozenset(("readable", "writable", "seekable", "tell", "fileno", "isatty"))
DEFAULT_ENCODING = "utf-8"
"""Python asks the locale; on the machines that package it says UTF-8."""

Stream = io.TextIOWrapper | io.BytesIO | io.StringIO


class OpenFile(Extension):
    """A file that is open for reading, and how far it has been read."""

    __slots__ = ("lost", "mode", "named", "stream")

    def __init__(self, stream: Stream, named: Value, mode: str) -> None:
        self.stream = stream
        self.named = named
        self.mode = mode
        self.lost: Unknown | None = None

    def describe(self) -> str:
        """Say what this is."""
        return "an open file"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read a method or an attribute."""
        if self.lost is not None:
            return self.lost
        match name:
            case "__enter__" | "__iter__":
                return Builtin(f"file.{name}", lambda inner, call: self)
            case "__exit__":
                return Builtin("file.__exit__", self._leave)
            case "name":
                return self.named
            case "mode":
                return Known(self.mode)
            case "closed":
                return Known(self.stream.closed)
            case _ if name in METHODS:
                function: Callable[..., object] = getattr(self.stream, name)
                return Builtin(f"file.{name}", lambda inner, call: self._run(function, call))
            case _:
                return Unknown(f"`{name}` of a file is not followed", span)

    def _run(self, function: Callable[..., object], call: Call) -> Value:
        if self.lost is not None:
            return self.lost
        given: list[object] = []
        for value in call.positional:
            if not isinstance(value, Known):
                self.lost = not_known(value, "how much of a file is read", call.span)
                return self.lost
            given.append(value.value)
        if call.keywords:
            return Unknown("these arguments are not followed", call.span)
        return run_host(lambda: function(*given), call.span)

    def _leave(self, context: Context, call: Call) -> Value:
        self.stream.close()
        return NONE

    def iterate(self, context: Context, span: Span) -> list[Value] | Unknown:
        """Give the lines that are left."""
        try:
            return list(self.iterator(context, span))
        except ItemsLost as lost:
            return lost.unknown

    def iterator(self, context: Context, span: Span) -> Iterator[Value]:
        """Give the lines that are left, one at a time."""
        while True:
            if self.lost is not None:
                raise ItemsLost(self.lost)
            line = run_host(self.stream.readline, span)
            if isinstance(line, Unknown):
                raise ItemsLost(line)
            if isinstance(line, Known) and not line.value:
                return
            yield line

    def lose(self, unknown: Unknown) -> None:
        """Forget how far it has been read."""
        self.lost = self.lost or unknown

    def is_changed_by(self, method: str) -> bool:
        """Tell whether a method changes how far it has been read."""
        return method not in UNCHANGING

    def python_type(self) -> Value:
        """Give the class."""
        is_text = isinstance(self.stream, io.TextIOWrapper)
        return External("_io.TextIOWrapper" if is_text else "_io.BufferedReader")


def open_file(context: Context, call: Call) -> Value:
    """Model `open`: reading gives what lies below the source root, writing is not followed."""
    bound = OPEN.bind(context, call)
    mode = known_text(bound.get("mode", Known("r")))
    if mode is None or set(mode) - set("rbtU"):
        return note_write(context, bound["file"], call.span)
    place = place_of(context, bound["file"], call.span)
    if isinstance(place, Unknown):
        return place
    if not is_none(bound.get("opener")):
        return Unknown("an `opener` is not followed", call.span)
    data = read_file(context, place, call.span)
    if isinstance(data, Unknown):
        return data
    return _opened(context, data, place, mode, bound, call.span)


def _opened(
    context: Context, data: bytes, place: Place, mode: str, bound: dict[str, Value], span: Span
) -> Value:
    if len(data) > MAX_TEXT:
        return Unknown(f"`{place.path}` is too large to be followed", span)
    if "b" in mode:
        return OpenFile(io.BytesIO(data), place.value, mode)
    decoding = decoding_of(bound, span)
    if isinstance(decoding, Unknown):
        return decoding
    encoding, errors, newline = decoding
    try:
        stream = io.TextIOWrapper(io.BytesIO(data), encoding, errors, newline)
    except (LookupError, ValueError) as error:
        context.throw(type(error).__name__, str(error), span)
    return OpenFile(stream, place.value, mode)


def decoding_of(bound: dict[str, Value], span: Span) -> tuple[str, str, str | None] | Unknown:
    """Give encoding, errors and newline of the arguments of a function that reads text."""
    found: list[str | None] = []
    for name in ("encoding", "errors", "newline"):
        value = bound.get(name)
        text = known_text(value)
        if text is None and not is_none(value):
            return not_known(value, f"the argument `{name}`", span)
        found.append(text)
    encoding, errors, newline = found
    if encoding == "locale":
        encoding = None
    return encoding or DEFAULT_ENCODING, errors or "strict", newline
