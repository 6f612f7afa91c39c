"""The progress bar: drawn over itself, only where a person looks."""

from __future__ import annotations

import time

from flowc.cli.paint import CLEAR_LINE, harmless
from flowc.cli.terminal import Terminal
from flowc_ir.lazy_dataclass import dataclass

_EVERY_SECONDS = 0.1
_PATIENCE_SECONDS = 0.5
_WIDTH = 24


@dataclass(slots=True)
class Progress:
    """A bar on one line of stderr; short work never shows it."""

    terminal: Terminal
    began: float
    drawn: float = 0.0

    def step(self, done: int, total: int, name: str) -> None:
        """Tell that `done` of `total` are done, and which comes now."""
        now = time.monotonic()
        if now - self.began < _PATIENCE_SECONDS or now - self.drawn < _EVERY_SECONDS:
            return
        self.drawn = now
        full = _WIDTH * done // max(total, 1)
        bar = "█" * full + "░" * (_WIDTH - full)
        self.terminal.err.write(f"{CLEAR_LINE}{bar} {done}/{total} {harmless(name)[:60]}")
        self.terminal.err.flush()

    def clear(self) -> None:
        """Take the bar away."""
        if self.drawn:
            self.terminal.err.write(CLEAR_LINE)
            self.terminal.err.flush()


def progress_for(terminal: Terminal) -> Progress | None:
    """Give a bar if stderr is a terminal that a person looks at."""
    return Progress(terminal, time.monotonic()) if terminal.is_live else None
