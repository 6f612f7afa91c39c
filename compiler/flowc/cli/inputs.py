"""Arguments that several commands take, and their reading."""

from __future__ import annotations

from argparse import ArgumentParser, BooleanOptionalAction

from flowc.cli.command import UsageError
from flowc.flytekit_versions import supported


def add_paths(parser: ArgumentParser, *, or_stdin: bool = False) -> None:
    """Declare the files and folders that a command works on."""
    more = ", or - for a module from standard input" if or_stdin else ""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=f"files and folders, or one notebook{more}; default: what [tool.flowc] says, else the"
        " working directory",
    )
    add_compiling(parser)


def add_compiling(parser: ArgumentParser) -> None:
    """Declare how sources are compiled, whichever they are."""
    parser.add_argument(
        "-s",
        "--source",
        dest="sources",
        action="append",
        default=[],
        metavar="DIR",
        help="the source root, where dotted names begin; several by repeating the option",
    )
    add_declared_environment(parser)
    add_flytekit_version(parser)


def add_declared_environment(parser: ArgumentParser) -> None:
    """Declare what is taken from outside the sources."""
    parser.add_argument(
        "--env-var",
        dest="declared",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="what os.environ holds while modules are evaluated; it holds nothing else",
    )
    parser.add_argument(
        "--git-commit", metavar="HASH", help="what git says of the sources, where modules ask it"
    )
    parser.add_argument(
        "--built-image",
        dest="built_images",
        action="append",
        default=[],
        metavar="NAME=REFERENCE",
        help="what a remote image builder calls an image of an ImageSpec",
    )
    parser.add_argument(
        "--union",
        action=BooleanOptionalAction,
        help="whether the package union is beside flytekit; default: if a source file imports it",
    )


def add_flytekit_version(parser: ArgumentParser) -> None:
    """Declare `--flytekit-version`."""
    parser.add_argument(
        "--flytekit-version",
        metavar="VERSION",
        help=f"the flytekit that is mirrored, one of {supported()};"
        " default: what [tool.flowc] says, else the newest",
    )


def read_pairs(values: list[str], option: str) -> list[tuple[str, str]]:
    """Split NAME=VALUE; later ones win, as in flytekit 1.16.31 interaction/click_types.py."""
    pairs: dict[str, str] = {}
    for value in values:
        name, equals, rest = value.partition("=")
        if not equals:
            raise UsageError(f"{option} {value}: write NAME=VALUE")
        pairs[name.strip()] = rest.strip()
    return list(pairs.items())


def read_declared(values: list[str]) -> list[tuple[str, str]]:
    """Split NAME=VALUE of the declared environment; the value is taken as it stands."""
    return _taken(values, "--env-var", "NAME=VALUE")


def read_built_images(values: list[str]) -> list[tuple[str, str]]:
    """Split NAME=REFERENCE of images that are built elsewhere."""
    return _taken(values, "--built-image", "NAME=REFERENCE")


def _taken(values: list[str], option: str, form: str) -> list[tuple[str, str]]:
    pairs = [value.partition("=") for value in values]
    wrong = [name for name, equals, _ in pairs if not equals or not name]
    if wrong:
        raise UsageError(f"{option} {wrong[0]}: write {form}")
    return [(name, rest) for name, _, rest in pairs]
