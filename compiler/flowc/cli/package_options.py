"""The arguments of `flowc package`: those of pyflyte, then our own."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from flowc.cli.command import UsageError
from flowc.cli.inputs import add_declared_environment, add_flytekit_version, read_built_images
from flowc.cli.session import Copying
from flowc.targets.flyte.settings import FlyteSettings
from flowc_ir.lazy_dataclass import dataclass

DEFAULTS = FlyteSettings()


def describe(parser: ArgumentParser) -> None:
    """Declare the arguments: those of flytekit 1.16.31 clis package.py, then our own."""
    _describe_files(parser)
    _describe_container(parser)
    _describe_copying(parser)
    add_declared_environment(parser)
    add_flytekit_version(parser)
    parser.add_argument(
        "--source-path",
        metavar="DIR",
        help="where the source root lies on the machine that packages with flytekit",
    )
    parser.add_argument(
        "--report", metavar="FILE", help="write all entities and diagnostics as JSON"
    )
    parser.add_argument(
        "--strict", action="store_true", help="write no package if any entity is opaque"
    )


def _describe_files(parser: ArgumentParser) -> None:
    parser.add_argument(
        "-k",
        "--pkgs",
        dest="packages",
        action="append",
        default=[],
        metavar="A.B",
        help="dotted packages or modules, several with commas or by repeating the option",
    )
    parser.add_argument(
        "-s",
        "--source",
        dest="sources",
        action="append",
        default=[],
        metavar="DIR",
        help="the root of the packages (default: .); several by repeating the option",
    )
    parser.add_argument(
        "-o",
        "--output",
        default="flyte-package.tgz",
        metavar="FILE",
        help="the archive to write (default: %(default)s)",
    )
    parser.add_argument(
        "-f", "--force", action="store_true", help="overwrite the archive if it exists"
    )


def _describe_container(parser: ArgumentParser) -> None:
    parser.add_argument(
        "-i",
        "--image",
        dest="images",
        action="append",
        default=[],
        metavar="[NAME=]IMAGE",
        help="an image with tag or digest; without a name it is the default one",
    )
    parser.add_argument(
        "-p",
        "--python-interpreter",
        dest="interpreter",
        default=DEFAULTS.python_interpreter,
        metavar="PATH",
        help="the Python in the container (default: %(default)s)",
    )
    parser.add_argument(
        "-d",
        "--in-container-source-path",
        dest="destination",
        default=DEFAULTS.destination,
        metavar="DIR",
        help="where the code lies in the container (default: %(default)s)",
    )
    parser.add_argument(
        "--env",
        "--envvars",
        dest="container_environment",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="an environment variable of every container",
    )


def _describe_copying(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--copy",
        type=str.lower,
        choices=tuple(copying.value for copying in Copying),
        help="which files are sent beside the images: `all`, those of imported modules (`auto`), or"
        " none (default: none)",
    )
    parser.add_argument("--fast", action="store_true", help="deprecated name of --copy all")
    parser.add_argument(
        "--deref-symlinks",
        action="store_true",
        help="send what links lead to, not the links; of no effect without --copy, as in pyflyte",
    )


@dataclass(frozen=True, slots=True)
class PackageOptions:
    """The arguments, with their types."""

    packages: list[str]
    images: list[str]
    sources: list[str]
    output: Path
    force: bool
    interpreter: str
    destination: str
    container_environment: list[str]
    declared: list[str]
    source_path: str | None
    flytekit_version: str | None
    copying: Copying
    is_fast_named: bool
    follows_links: bool
    union: bool | None
    git_commit: str | None
    built_images: list[tuple[str, str]]
    report: str | None
    strict: bool
    verbosity: int


def read_options(arguments: Namespace) -> PackageOptions:
    """Give the arguments with their types; raises UsageError for what cannot be done."""
    leading: list[str] = arguments.leading_packages
    packages: list[str] = arguments.packages
    output: str = arguments.output
    config: str | None = arguments.config
    named = _dotted([*leading, *packages])
    if config and not named:
        from flowc.cli.pyflyte_config import packages_of_config

        named = packages_of_config(config)
    return PackageOptions(
        packages=named,
        images=arguments.images,
        sources=arguments.sources,
        output=Path(output),
        force=arguments.force,
        interpreter=arguments.interpreter,
        destination=arguments.destination,
        container_environment=arguments.container_environment,
        declared=arguments.declared,
        source_path=arguments.source_path,
        flytekit_version=arguments.flytekit_version,
        copying=_copying(arguments),
        is_fast_named=arguments.fast,
        follows_links=arguments.deref_symlinks,
        union=arguments.union,
        git_commit=arguments.git_commit,
        built_images=read_built_images(arguments.built_images),
        report=arguments.report,
        strict=arguments.strict,
        verbosity=arguments.verbose,
    )


def _dotted(values: list[str]) -> list[str]:
    """Split at commas; refuse what flytekit 1.16.31 clis utils.py `validate_package` refuses."""
    for value in values:
        if any(mark in value for mark in "/-\\"):
            raise UsageError(f"--pkgs {value}: write dotted names, as in a.b.c")
    return [part for value in values for part in value.split(",") if part]


def _copying(arguments: Namespace) -> Copying:
    copy: str | None = arguments.copy
    fast: bool = arguments.fast
    if fast and copy is not None:
        raise UsageError("--fast and --copy exclude one another; use --copy")
    return Copying.ALL if fast else Copying(copy or Copying.NONE.value)
