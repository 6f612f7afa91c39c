"""Arguments to command: parse, run, and answer for faults."""

from __future__ import annotations

import gc
from argparse import SUPPRESS, ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, assert_never

from flowc.cli.command import FINE, USAGE, Command, UsageError
from flowc.cli.names import COMMANDS, CommandName
from flowc.cli.terminal import Terminal, open_terminal
from flowc.version import banner

# Importing and compiling make many objects and few circles, so the collector mostly works for
# nothing; it stays on with a high threshold, since hostile input may make circles too.
_OBJECTS_BETWEEN_COLLECTIONS = 200_000


def run(arguments: list[str]) -> int:
    """Run one command and give its exit code."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    terminal = open_terminal()
    # Even the import of a command may fail, so faults are caught before options are read.
    return guarded(lambda: _run(arguments, terminal), terminal, debug="--debug" in arguments)


def _run(arguments: list[str], terminal: Terminal) -> int:
    try:
        Path.cwd()
    except OSError as error:
        raise UsageError(f"the working directory cannot be used: {error.strerror}") from error
    parser, loaded, parts = _parser(arguments)
    if not arguments:
        terminal.write(parser.format_help())
        return FINE
    chosen, rest = parser.parse_known_args(arguments)
    name: CommandName | None = chosen.command
    if name is None:
        parser.error("name a command")
    if rest:
        from flowc.cli.mistyped import more_paths  # most command lines are in order

        more_paths(chosen, rest, parts[name])
    return loaded[name].run(chosen, terminal)


class _Parser(ArgumentParser):
    """A parser whose mistakes are usage errors like all others."""

    def error(self, message: str) -> NoReturn:
        from flowc.cli.mistyped import meant

        near = meant(message, self)
        raise UsageError(f"{message}; {near or f'`{self.prog} --help` says what it takes'}")


def _parser(
    arguments: list[str],
) -> tuple[ArgumentParser, dict[CommandName, Command], dict[CommandName, ArgumentParser]]:
    """Give the parser, and the commands that are named, with their parts of it."""
    parser = _Parser(
        prog="flowc",
        description="The compiler for Python workflows. User code is never imported and never run.",
        epilog="Exit codes: 0 fine, 1 findings, 2 usage or fault.",
        allow_abbrev=False,
    )
    parser.add_argument("-V", "--version", action="version", version=banner())
    _add_pyflyte_globals(parser)
    parser.add_argument(
        "--debug", action="store_true", help="show the traceback if flowc itself fails"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    loaded: dict[CommandName, Command] = {}
    parts: dict[CommandName, ArgumentParser] = {}
    for name, summary in COMMANDS.items():
        subparser = commands.add_parser(name, help=summary, description=summary, allow_abbrev=False)
        subparser.add_argument("--debug", action="store_true", default=SUPPRESS, help=SUPPRESS)
        # Only a command that is named on this line is imported.
        if name in arguments:
            loaded[name] = load(name)
            loaded[name].describe(subparser)
            parts[name] = subparser
    return parser, loaded, parts


def _add_pyflyte_globals(parser: ArgumentParser) -> None:
    """Options that `pyflyte` takes before its command (flytekit 1.16.31 clis pyflyte.py)."""
    parser.add_argument(
        "-k",
        "--pkgs",
        dest="leading_packages",
        action="append",
        default=[],
        metavar="A.B",
        help="dotted packages or modules, for `flowc --pkgs A.B package`",
    )
    parser.add_argument(
        "-c",
        "--config",
        metavar="FILE",
        help="pyflyte's configuration; only `workflow_packages` of an INI file is read",
    )
    parser.add_argument(
        "-v", "--verbose", action="count", default=0, help="list the files that `--copy` sends"
    )


def load(name: CommandName) -> Command:
    """Import one command; the others stay on disk."""
    match name:
        case "compile":
            from flowc.cli.compile import COMMAND
        case "package":
            from flowc.cli.package import COMMAND
        case "check":
            from flowc.cli.check import COMMAND
        case "breaking":
            from flowc.cli.breaking import COMMAND
        case "diff":
            from flowc.cli.diff import COMMAND
        case "inspect":
            from flowc.cli.inspect import COMMAND
        case "contract":
            from flowc.cli.contract import COMMAND
        case "manifest":
            from flowc.cli.manifest import COMMAND
        case "explain":
            from flowc.cli.explain import COMMAND
        case "completion":
            from flowc.cli.completion import completion

            return completion(load)
        case _:
            assert_never(name)
    return COMMAND


def guarded(work: Callable[[], int], terminal: Terminal, *, debug: bool) -> int:
    """Do the work; a usage error and a fault of flowc both end with 2, and say which it was."""
    try:
        code = work()
        terminal.flush()
    except UsageError as error:
        terminal.tell(f"flowc: {terminal.paint_err.red('error')}: {error}")
        return USAGE
    except KeyboardInterrupt:
        terminal.tell("flowc: interrupted")
        return USAGE
    except Exception as fault:  # noqa: BLE001 - the one place where a fault of ours ends
        _tell_fault(fault, terminal, debug=debug)
        return USAGE
    return code


def _tell_fault(fault: Exception, terminal: Terminal, *, debug: bool) -> None:
    if debug:
        import traceback

        terminal.err.write("".join(traceback.format_exception(fault)))
    terminal.tell(
        f"flowc: {terminal.paint_err.red('fault')}: this is a fault of flowc, not of your code "
        f"({type(fault).__name__}: {str(fault)[:200]})"
    )
    terminal.tell(
        "  = help: report it, with the source that shows it and the output of `flowc --version`;"
        " `flowc --debug …` prints the traceback"
    )
