"""Where the manifests of a project are: what it names, and what is installed."""

from __future__ import annotations

import sys
from pathlib import Path

from flowc.cli.command import UsageError
from flowc.config import Config
from flowc.manifests.places import Places

_FOLDERS = ("site-packages", "dist-packages")


def manifest_places(
    root: Path, config: Config, base: Path | None, installed: tuple[Path, ...] | None = None
) -> Places:
    """Give the places for sources below `root`; `base` is where the configuration lies.

    `installed` are the folders of distributions, if they are known already. Raises UsageError for a
    pattern that fits no file, or a folder that is not there.
    """
    home = base or Path.cwd()
    if installed is None and config.site_packages is None:
        installed = tuple(Path(path) for path in sys.path if Path(path).name in _FOLDERS)
    elif installed is None:
        installed = tuple(_folder(home, path) for path in config.site_packages or ())
    named = [file for pattern in config.extensions for file in _files(home, pattern)]
    return Places(
        root=root,
        project=tuple(dict.fromkeys(named)),
        site_packages=installed,
        disabled=config.disabled_extensions,
    )


def _files(home: Path, pattern: str) -> list[Path]:
    """Give the files that a pattern fits, sorted."""
    fixed = Path(pattern)
    try:
        found = [fixed] if fixed.is_absolute() else sorted(home.glob(pattern))
    except (ValueError, NotImplementedError) as error:
        raise UsageError(f"`extensions` holds no pattern of files: {pattern}") from error
    files = [file.resolve() for file in found if file.is_file()]
    if not files:
        raise UsageError(f"`extensions` in {home / 'pyproject.toml'} fits no file: {pattern}")
    return files


def _folder(home: Path, path: str) -> Path:
    folder = (home / path).resolve()
    if not folder.is_dir():
        raise UsageError(f"`site-packages` in {home / 'pyproject.toml'} names no folder: {path}")
    return folder
