"""Command lines with a slip: what was meant, and paths that stand behind options."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from difflib import get_close_matches

_CHOICE = re.compile(r"invalid choice: '(?P<given>[^']*)' \(choose from (?P<others>.*)\)")
_QUOTED = re.compile(r"[\w.-]+")


def meant(message: str, parser: ArgumentParser) -> str:
    """Say what may have been meant by what argparse does not take; empty if nothing is near."""
    if (choice := _CHOICE.search(message)) is not None:
        return _near(choice["given"], _QUOTED.findall(choice["others"]))
    unknown = message.partition("unrecognized arguments: ")[2].split()
    return _near(unknown[0], _options(parser)) if unknown else ""


def more_paths(chosen: Namespace, rest: list[str], parser: ArgumentParser) -> None:
    """Take for paths what stands behind options, where a command takes paths.

    Options that nobody knows are a usage error, of the command that was named.
    """
    given: object = vars(chosen).get("paths")
    if isinstance(given, list) and all(each == "-" or not each.startswith("-") for each in rest):
        chosen.paths = [*chosen.paths, *rest]
        return
    parser.error(f"unrecognized arguments: {' '.join(rest)}")


def _near(given: str, names: list[str]) -> str:
    close = get_close_matches(given.partition("=")[0], names, n=1)
    return f"did you mean {close[0]}?" if close else ""


def _options(parser: ArgumentParser) -> list[str]:
    """Give all options of a parser, and of the command that was named."""
    # `format_usage` is all of it that argparse tells in public.
    return re.findall(r"(?<![\w-])--?[a-z][\w-]*", parser.format_usage())
