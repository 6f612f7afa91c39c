"""`flowc manifest`: the extension manifests, to read, check and write."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import Literal, TypeAlias, assert_never

from flowc.cli.command import Command, UsageError
from flowc.cli.terminal import Terminal

Action: TypeAlias = Literal["list", "show", "validate", "explain", "derive", "verify", "schema"]

_SUMMARIES: dict[Action, str] = {
    "list": "list the manifests that a project has, and where each comes from",
    "show": "print a manifest",
    "validate": "check manifests",
    "explain": "say what a class, task or type of a manifest becomes, with an example",
    "derive": "write the draft of a manifest from the source of a plug-in",
    "verify": "compare a manifest with the real plug-in, which another Python runs",
    "schema": "print the JSON Schema of manifests, for editors",
}


def describe(command: ArgumentParser) -> None:
    """Declare the subcommands and their arguments."""
    actions = command.add_subparsers(
        dest="action", metavar="ACTION", title="actions", parser_class=ArgumentParser
    )
    for name, summary in _SUMMARIES.items():
        parser = actions.add_parser(name, help=summary, description=summary, allow_abbrev=False)
        if name == "list":
            what = "only those whose id or package holds it"
            parser.add_argument("part", nargs="?", default="", metavar="TEXT", help=what)
        elif name == "validate":
            what = "files or folders; none: those of the project"
            parser.add_argument("paths", nargs="*", metavar="PATH", help=what)
        elif name == "schema":
            parser.add_argument("-o", "--output", metavar="FILE", help="write to a file")
            continue
        elif name in ("derive", "verify"):
            _describe_derive(parser) if name == "derive" else _describe_verify(parser)
            continue
        else:
            what = "an id, a Python package, or a class, task, decorator or type of one"
            parser.add_argument("name", metavar="NAME", help=what)
        parser.add_argument(
            "--format",
            choices=("text", "json"),
            default="text",
            help="text for people, or JSON (default: %(default)s)",
        )


def _describe_derive(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--source", required=True, metavar="PATH", help="the folder of the plug-in's Python package"
    )
    parser.add_argument("--package", metavar="A.B", help="its dotted name, if PATH does not say it")
    parser.add_argument("--id", metavar="NAME", help="the distribution, if it is not called A-B")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a file")


def _describe_verify(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="an id or a Python package")
    parser.add_argument(
        "--python",
        required=True,
        metavar="FILE",
        help="a Python whose environment has flytekit and the plug-in; it imports both",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="store what was compared, as JSON")


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Run one subcommand."""
    action: Action | None = arguments.action
    if action is None:
        raise UsageError(f"name an action: {', '.join(_SUMMARIES)}")
    return _load(action)(arguments, terminal)


def _load(action: Action) -> Callable[[Namespace, Terminal], int]:
    """Import what one subcommand does."""
    match action:
        case "list":
            from flowc.cli.manifests.listing import run as chosen
        case "show":
            from flowc.cli.manifests.showing import run as chosen
        case "validate":
            from flowc.cli.manifests.validating import run as chosen
        case "explain":
            from flowc.cli.manifests.explaining import run as chosen
        case "derive":
            from flowc.cli.manifests.deriving import run as chosen
        case "verify":
            from flowc.cli.manifests.verifying import run as chosen
        case "schema":
            from flowc.cli.manifests.schema import run as chosen
        case _:
            assert_never(action)
    return chosen


COMMAND = Command(describe, run, actions=tuple(_SUMMARIES))
