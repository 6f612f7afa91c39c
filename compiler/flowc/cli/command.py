"""What a command is, and what it may answer."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from flowc.cli.terminal import Terminal
from flowc_ir.lazy_dataclass import dataclass

FINE = 0
FINDINGS = 1
USAGE = 2


class UsageError(Exception):
    """The command line or the configuration asks for something that cannot be done."""


@dataclass(frozen=True, slots=True)
class Command:
    """One subcommand: `describe` declares its arguments, `run` gives the exit code.

    `actions` are the names of its own subcommands.
    """

    describe: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Terminal], int]
    actions: tuple[str, ...] = ()
