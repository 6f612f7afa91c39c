"""`flowc contract`: what a program or a plug-in asks for and gives, for other languages."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from flowc.cli.command import Command, UsageError
from flowc.cli.inputs import add_paths
from flowc.cli.terminal import Terminal

_PLUGIN = "plugin"


def describe(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    add_paths(parser)
    parser.epilog = (
        "`flowc contract plugin NAME` gives the contract of a plug-in instead: NAME is a"
        " distribution (flytekitplugins-snowflake), its Python package, one of its classes, or the"
        " file of a manifest. PATH may also be an IR file or a Flyte package."
    )
    parser.add_argument(
        "--format",
        choices=("proto", "openapi", "jsonschema", "stubs"),
        default="proto",
        help="protobuf, OpenAPI 3.1, JSON Schema 2020-12, or typed clients (default: %(default)s)",
    )
    parser.add_argument(
        "--entity",
        dest="entities",
        action="append",
        default=[],
        metavar="NAME",
        help="only this task, workflow or launch plan; several by repeating the option",
    )
    parser.add_argument(
        "-o", "--output", metavar="DIR", help="write files there; else they are printed"
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; 1 if the lock, or what lies in the output folder, is not current",
    )
    parser.add_argument(
        "--lock",
        metavar="FILE",
        help="the lock of numbers (default: flowc.lock.json beside pyproject.toml)",
    )
    parser.add_argument("--new-lock", action="store_true", help="begin a lock where there is none")
    parser.add_argument(
        "--strict", action="store_true", help="1, and nothing written, if an entity is left out"
    )
    _describe_formats(parser)


def _describe_formats(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--package",
        metavar="NAME",
        help="proto: what all packages begin with (default: contracts); stubs: what the package of"
        " the clients is called (default: as the folder)",
    )
    parser.add_argument(
        "--language",
        choices=("go", "java", "python", "rust", "typescript"),
        help="stubs: the language of the clients",
    )
    parser.add_argument(
        "--go-module",
        default="gen",
        metavar="PATH",
        help="proto: the Go module that the generated code lies in (default: %(default)s)",
    )
    parser.add_argument(
        "--profile",
        choices=("facade", "flyteadmin"),
        default="facade",
        help="openapi: a path for each launch plan, or the API of Flyte (default: %(default)s)",
    )
    parser.add_argument(
        "--flavor",
        choices=("standard", "flyte"),
        default="standard",
        help="jsonschema: as other tools read it, or as the backend writes it"
        " (default: %(default)s)",
    )


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print, write or check the contract."""
    paths: list[str] = arguments.paths
    if paths[:1] == [_PLUGIN]:
        from flowc.cli.contracts.plugin import run_plugin

        if len(paths) != 2:
            raise UsageError("write `flowc contract plugin NAME`; a folder is `./plugin`")
        if arguments.format == "stubs":
            raise UsageError("there are clients of programs only, not of plug-ins")
        return run_plugin(paths[1], arguments.format, arguments.output, terminal)
    from flowc.cli.contracts.program import run_program

    return run_program(arguments, terminal)


COMMAND = Command(describe, run)
