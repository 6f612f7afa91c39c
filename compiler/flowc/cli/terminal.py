"""The terminal: where text goes, and whether it may have colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TextIO

from flowc.cli.paint import Paint
from flowc_ir.lazy_dataclass import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """Both streams of a run. `is_live`: a line on stderr may be drawn over."""

    out: TextIO
    err: TextIO
    paint_out: Paint
    paint_err: Paint
    is_live: bool

    def print(self, text: str) -> None:
        """Write data, and end the line."""
        self.write(f"{text}\n")

    def write(self, text: str) -> None:
        """Write data; what nobody reads any more is dropped (`flowc … | head`)."""
        with _read_or_dropped(self.out):
            self.out.write(text)

    def write_bytes(self, data: bytes) -> None:
        """Write data that is no text."""
        with _read_or_dropped(self.out):
            self.out.flush()
            self.out.buffer.write(data)

    def flush(self) -> None:
        """Hand on what was written."""
        with _read_or_dropped(self.out):
            self.out.flush()

    @property
    def aside(self) -> Terminal:
        """The same, where stdout is taken by something else: data goes to stderr too."""
        return replace(self, out=self.err, paint_out=self.paint_err)

    def tell(self, text: str) -> None:
        """Write a summary, a warning or an error, after the data that was written before."""
        self.flush()
        with _read_or_dropped(self.err):
            self.err.write(f"{text}\n")


@contextmanager
def _read_or_dropped(stream: TextIO) -> Generator[None]:
    """Let a run go on to its exit code when the reader of a stream has gone away."""
    try:
        yield
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def open_terminal(environment: Mapping[str, str] = os.environ) -> Terminal:
    """Look at the streams and at NO_COLOR, FORCE_COLOR, TERM and CI."""
    out, err = sys.stdout, sys.stderr
    for stream in (out, err):
        # A terminal that lacks a character shows another; it does not stop the run.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    return Terminal(
        out=out,
        err=err,
        paint_out=Paint(_has_color(out, environment)),
        paint_err=Paint(_has_color(err, environment)),
        is_live=_is_terminal(err) and not environment.get("CI"),
    )


def _has_color(stream: TextIO, environment: Mapping[str, str]) -> bool:
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return _is_terminal(stream) and environment.get("TERM") != "dumb"


def _is_terminal(stream: TextIO) -> bool:
    return not stream.closed and stream.isatty()
