"""Runs flowc under an audit hook and writes down what it imports, opens and runs."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from types import CodeType

# What starts a process or reaches the network, whatever its arguments.
REACHES_OUT = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.system",
    "ctypes.",
)


class Log:
    """What happened, as sets of names."""

    def __init__(self) -> None:
        self.opened: set[str] = set()
        self.written: set[str] = set()
        self.imported: set[str] = set()
        self.run: set[str] = set()
        self.reached: set[str] = set()

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        """Write one event down; this is called for everything that Python does."""
        if event.startswith(REACHES_OUT):
            self.reached.add(event)
        match event, arguments:
            case "open", (str() | bytes() as path, _, int(flags)):
                opened = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - Path would be slow
                is_write = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
                (self.written if is_write else self.opened).add(opened)
            case "os.listdir" | "os.scandir", (str(path), *_):
                self.opened.add(os.path.abspath(path))  # noqa: PTH100 - the same
            case "import", (str(name), *_):
                self.imported.add(name.partition(".")[0])
            case "exec", (CodeType() as code,):
                self.run.add(code.co_filename)
            case _:
                pass


def main() -> None:
    """Run flowc with the arguments that follow the name of the log file."""
    target, *arguments = sys.argv[1:]
    log = Log()
    sys.addaudithook(log.hear)
    from flowc.cli.main import run

    code = run(arguments)
    heard = {
        "code": code,
        "opened": sorted(log.opened),
        "written": sorted(log.written),
        "imported": sorted(log.imported),
        "run": sorted(log.run),
        "reached": sorted(log.reached),
    }
    Path(target).write_text(json.dumps(heard), encoding="utf-8")


if __name__ == "__main__":
    main()
