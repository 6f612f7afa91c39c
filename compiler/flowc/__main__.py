"""The command `flowc`, also as `python -m flowc`."""

from __future__ import annotations

import os
import sys

from flowc.version import banner


def main() -> int:
    """Run one command and give its exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        # Answered before anything else is imported: editors and scripts ask this often.
        sys.stdout.write(f"{banner()}\n")
        return 0

    from flowc.cli.main import run

    return _leave(run(arguments))


def _leave(code: int) -> int:
    """End the process at once: taking down what a run has built takes a sixth of its time."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        # The reader has gone away, or the run has closed its own stream for that reason.
        os._exit(code)
    os._exit(code)


if __name__ == "__main__":
    # `python -m` looks into the working directory first, where a module of the user's may have
    # the name of one of ours.
    if not sys.flags.safe_path:
        del sys.path[0]
    sys.exit(main())
