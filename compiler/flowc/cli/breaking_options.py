"""The options of `flowc breaking`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from typing import Literal, TypeAlias

from flowc.cli.comparing.sides import Asked, Settings, asked_side
from flowc.cli.inputs import add_paths, read_built_images, read_declared
from flowc.comparison.levels import Level
from flowc_ir.lazy_dataclass import dataclass

FormatName: TypeAlias = Literal["text", "json", "markdown", "sarif", "github", "gitlab"]

FORMATS: tuple[FormatName, ...] = ("text", "json", "markdown", "sarif", "github", "gitlab")


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakingOptions:
    """What one run of `breaking` is to do. `today` is the day that waivers are held against."""

    paths: tuple[str, ...]
    against: Asked
    settings: Settings
    format: FormatName
    output_file: str
    fail_on: Level
    shows_all: bool
    today: str


def describe(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--against",
        required=True,
        metavar="OLD",
        help="what callers were compiled against: a revision of git, an IR file (.pb), a Flyte"
        " package (.tgz), a folder of sources, or a lock (flowc.lock.json)",
    )
    add_comparing(parser)
    parser.add_argument(
        "--fail-on",
        default=Level.BREAKING.value,
        choices=(Level.BREAKING.value, Level.RISKY.value),
        help="the mildest change that gives exit code 1 (default: %(default)s)",
    )
    parser.add_argument(
        "--all", dest="shows_all", action="store_true", help="show harmless changes in full too"
    )
    parser.add_argument(
        "--today",
        default="",
        metavar="YYYY-MM-DD",
        help="the day that waivers are held against (default: the present one)",
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="for people, for a review (markdown), or for other programs (default: %(default)s)",
    )
    parser.add_argument(
        "--output-file", default="", metavar="FILE", help="where to write instead of the terminal"
    )
    add_paths(parser)


def add_comparing(parser: ArgumentParser) -> None:
    """Declare how a revision is compared with."""
    parser.add_argument(
        "--merge-base",
        action="store_true",
        help="compare with where git's history left the revision, as a pull request does",
    )


def read_settings(arguments: Namespace) -> Settings:
    """Read how sources are compiled; raises UsageError."""
    sources: list[str] = arguments.sources
    declared: list[str] = arguments.declared
    built: list[str] = arguments.built_images
    return Settings(
        sources=tuple(sources),
        environment=tuple(read_declared(declared)),
        built_images=tuple(read_built_images(built)),
        flytekit_version=arguments.flytekit_version,
        git_commit=arguments.git_commit,
        union=arguments.union,
        at_merge_base=arguments.merge_base,
    )


def read_options(arguments: Namespace) -> BreakingOptions:
    """Read the command line; raises UsageError."""
    paths: list[str] = arguments.paths
    against: str = arguments.against
    today: str = arguments.today
    return BreakingOptions(
        paths=tuple(paths),
        against=asked_side(against),
        settings=read_settings(arguments),
        format=arguments.format,
        output_file=arguments.output_file,
        fail_on=Level(arguments.fail_on),
        shows_all=arguments.shows_all,
        today=today or datetime.now(UTC).date().isoformat(),
    )
