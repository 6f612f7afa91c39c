"""The options of `flowc check`: what is looked for, what is shown, and how."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from flowc.cli.command import UsageError
from flowc.cli.formats.registry import FORMATS, FormatName
from flowc.cli.inputs import add_paths, read_built_images, read_declared
from flowc.cli.policy import read_codes
from flowc.cli.project import (
    Project,
    at_commit,
    is_package,
    mirroring,
    project_around,
    project_of_paths,
    project_of_text,
)
from flowc.cli.terminal import Terminal
from flowc.config import SEVERITIES, Selection
from flowc_ir.diagnostic import Severity
from flowc_ir.lazy_dataclass import dataclass, replace

STDIN = "-"
ALONE = "stdin.py"
"""The place of a text from standard input that has none, in the working directory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """What one run of `check` is to do; what is empty was not said."""

    paths: tuple[str, ...]
    package: str
    sources: tuple[str, ...]
    environment: tuple[tuple[str, str], ...]
    built_images: tuple[tuple[str, str], ...]
    flytekit_version: str | None
    git_commit: str | None
    union: bool | None
    format: FormatName
    output_file: str
    selection: Selection
    fail_on: str
    shows_statistics: bool
    baseline: str
    writes_baseline: bool
    changed_since: str
    watches: bool
    fixes: bool
    shows_diff: bool
    takes_unsafe: bool
    fails_on_fix: bool
    reads_stdin: bool
    stdin_filename: str


def describe(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    add_paths(parser, or_stdin=True)
    parser.add_argument(
        "--stdin-filename",
        metavar="PATH",
        help="read one module from standard input, as - does, in the place of this file",
    )
    _add_selection(parser)
    _add_narrowing(parser)
    _add_fixing(parser)
    _add_output(parser)


def _add_selection(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="CODES",
        help="show these only: codes, patterns such as cron-*, or all, divided by commas; other"
        " errors are counted and still fail",
    )
    parser.add_argument(
        "--extend-select", action="append", default=[], metavar="CODES", help="show these too"
    )
    parser.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="CODES",
        help="do not show these, unless they are errors",
    )


def _add_narrowing(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--baseline",
        default="",
        metavar="FILE",
        help="findings that are known already, and are not told",
    )
    parser.add_argument(
        "--write-baseline",
        action="store_true",
        help="write what is found now into the baseline instead of telling it",
    )
    parser.add_argument(
        "--changed-since",
        default="",
        metavar="REF",
        help="tell only what is found in lines that have changed since git's history left REF",
    )


def _add_fixing(parser: ArgumentParser) -> None:
    parser.add_argument("--fix", action="store_true", help="mend what can be mended by itself")
    parser.add_argument(
        "--diff", action="store_true", help="show what --fix would change, and write nothing"
    )
    parser.add_argument(
        "--unsafe",
        "--unsafe-fixes",
        action="store_true",
        help="mend also where it is not certain what was meant",
    )
    parser.add_argument(
        "--exit-non-zero-on-fix", action="store_true", help="give exit code 1 if --fix mended any"
    )


def _add_output(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="full",
        help="with excerpts (full), one line each (concise), or for other programs"
        " (default: %(default)s)",
    )
    parser.add_argument(
        "--output-file",
        default="",
        metavar="FILE",
        help="where to write the findings instead of the terminal",
    )
    parser.add_argument(
        "--fail-on",
        default="",
        choices=SEVERITIES[:3],
        help="the mildest finding that gives exit code 1 (default: what [tool.flowc] says, else"
        " warning)",
    )
    parser.add_argument(
        "--statistics", action="store_true", help="count the findings of each code instead"
    )
    parser.add_argument(
        "--watch", action="store_true", help="check again whenever a source file has changed"
    )


def read_options(arguments: Namespace) -> CheckOptions:
    """Read the command line; raises UsageError."""
    paths: list[str] = arguments.paths
    sources: list[str] = arguments.sources
    declared: list[str] = arguments.declared
    built: list[str] = arguments.built_images
    select: list[str] = arguments.select
    extend: list[str] = arguments.extend_select
    ignore: list[str] = arguments.ignore
    reads_stdin = _reads_stdin(paths, arguments)
    package = "" if reads_stdin else _package(paths, arguments)
    return CheckOptions(
        paths=tuple(paths),
        package=package,
        sources=tuple(sources),
        environment=tuple(read_declared(declared)),
        built_images=tuple(read_built_images(built)),
        flytekit_version=arguments.flytekit_version,
        git_commit=arguments.git_commit,
        union=arguments.union,
        format=arguments.format,
        output_file=arguments.output_file,
        selection=Selection(
            select=read_codes(select, "--select"),
            extend_select=read_codes(extend, "--extend-select"),
            ignore=read_codes(ignore, "--ignore"),
        ),
        fail_on=arguments.fail_on,
        shows_statistics=arguments.statistics,
        baseline=arguments.baseline,
        writes_baseline=arguments.write_baseline,
        changed_since=arguments.changed_since,
        watches=arguments.watch,
        fixes=arguments.fix,
        shows_diff=arguments.diff,
        takes_unsafe=arguments.unsafe,
        fails_on_fix=arguments.exit_non_zero_on_fix,
        reads_stdin=reads_stdin,
        stdin_filename=arguments.stdin_filename or "",
    )


def _reads_stdin(paths: list[str], arguments: Namespace) -> bool:
    """Tell whether the module to check comes from standard input; raises UsageError."""
    filename: str | None = arguments.stdin_filename
    if filename is None and STDIN not in paths:
        return False
    if filename == "":
        raise UsageError("--stdin-filename: name a file")
    if (others := [path for path in paths if path != STDIN]) and filename is not None:
        raise UsageError(f"{others[0]}: with --stdin-filename only standard input is read")
    if others:
        raise UsageError(f"{others[0]}: standard input is read alone, write - and no other path")
    if len(paths) > 1:
        raise UsageError("standard input is read once: write one -")
    of_files: list[tuple[str, str | bool]] = [
        ("--watch", arguments.watch),
        ("--changed-since", arguments.changed_since),
        ("--write-baseline", arguments.write_baseline),
    ]
    for option, is_given in of_files:
        if is_given:
            raise UsageError(f"{option} is about files, and does not go with standard input")
    return True


def _package(paths: list[str], arguments: Namespace) -> str:
    """Give the Flyte package that is to be checked, if it is one; raises UsageError."""
    packages = [path for path in paths if is_package(path)]
    if not packages:
        return ""
    if len(paths) > 1:
        raise UsageError(f"{packages[0]} is a program of its own: check packages one by one")
    of_sources: list[str | bool] = [
        arguments.watch,
        arguments.changed_since,
        arguments.fix,
        arguments.diff,
    ]
    if any(of_sources):
        options = "--watch, --changed-since, --fix and --diff"
        raise UsageError(f"{packages[0]} is no source: {options} do not go")
    return packages[0]


def project_of(options: CheckOptions, terminal: Terminal) -> Project:
    """Find the project, with what the command line says added to its configuration."""
    if options.package:
        project = project_around(options.package, terminal)
    elif options.reads_stdin:
        place = options.stdin_filename or ALONE
        project = project_of_text(place, [*options.sources], terminal)
    else:
        project = project_of_paths([*options.paths], [*options.sources], terminal)
    project = at_commit(mirroring(project, options.flytekit_version), options.git_commit)
    project = project.declaring(options.union, [*options.built_images])
    config = project.config
    selections = (*config.selections, options.selection)
    fail_on = options.fail_on or config.fail_on or Severity.WARNING.value
    return replace(project, config=replace(config, selections=selections, fail_on=fail_on))
