"""The project: source root, units and configuration of one run."""

from __future__ import annotations

import os
from pathlib import Path

from flowc.cli.command import UsageError
from flowc.cli.render import Scene, full
from flowc.cli.terminal import Terminal
from flowc.config import Config, read_config
from flowc.flytekit_versions import behaviour_of, supported
from flowc_ir.diagnostic import Report
from flowc_ir.lazy_dataclass import dataclass, replace

_MANIFEST = "pyproject.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What to compile. `prefix` leads from the working directory to the root, for display."""

    root: Path
    units: tuple[str, ...]
    config: Config

    @property
    def prefix(self) -> str:
        """What to put before the path of a span so that it can be opened from here."""
        relative = os.path.relpath(self.root)
        return "" if relative == "." else f"{Path(relative).as_posix()}/"


def project_of_paths(paths: list[str], source: str | None, terminal: Terminal) -> Project:
    """Find the project that files and folders belong to; raises UsageError if there is none.

    The root is `source`, else what the configuration says, else the first folder above the paths
    that has no `__init__.py`, as flytekit 1.16.31 core/tracker.py derives module names.
    """
    resolved = [_existing(path) for path in paths]
    start = _folder(source) if source else (resolved[0] if resolved else Path.cwd())
    config, base = _nearest_config(start, terminal)
    root = _root(resolved, source, config, base)
    if not resolved:
        return Project(root=root, units=config.packages, config=config)
    units = [_unit(path, root) for path in resolved]
    return Project(root=root, units=() if "" in units else tuple(units), config=config)


def project_of_packages(packages: list[str], source: str | None, terminal: Terminal) -> Project:
    """Find the project that dotted packages belong to, as `pyflyte` takes them."""
    start = _folder(source) if source else Path.cwd()
    config, base = _nearest_config(start, terminal)
    units = tuple(packages) or config.packages
    return Project(root=_root([], source, config, base), units=units, config=config)


def mirroring(project: Project, asked: str | None) -> Project:
    """Give the project with the flytekit that the command line asks for, if it asks for one.

    Raises UsageError for a version that is not mirrored.
    """
    if asked is None:
        return project
    flytekit = behaviour_of(asked)
    if flytekit is None:
        raise UsageError(
            f"--flytekit-version {asked}: not mirrored; the versions are {supported()}"
        )
    return replace(project, config=replace(project.config, flytekit=flytekit))


def _existing(path: str) -> Path:
    resolved = Path(path).resolve()
    if not resolved.exists():
        raise UsageError(f"{path}: no such file or folder")
    if resolved.is_file() and resolved.suffix != ".py":
        raise UsageError(f"{path}: not a Python file")
    return resolved


def _folder(path: str) -> Path:
    folder = Path(path).resolve()
    if not folder.is_dir():
        raise UsageError(f"--source {path}: no such folder")
    return folder


def _nearest_config(start: Path, terminal: Terminal) -> tuple[Config, Path | None]:
    """Read the nearest pyproject.toml at or above `start`; its mistakes end the run."""
    for folder in (start, *start.parents):
        manifest = folder / _MANIFEST
        if not manifest.is_file():
            continue
        text = manifest.read_bytes().decode(errors="replace")
        shown = Path(os.path.relpath(manifest)).as_posix()
        report = Report()
        config = read_config(text, shown, report)
        if report.has_errors:
            scene = Scene(sources={shown: text}, prefix="", paint=terminal.paint_err)
            terminal.tell("\n\n".join(full(found, scene) for found in report.diagnostics))
            raise UsageError(f"the configuration in {shown} cannot be used")
        return config, folder
    return Config(), None


def _root(paths: list[Path], source: str | None, config: Config, base: Path | None) -> Path:
    if source:
        return _folder(source)
    if config.source and base is not None:
        root = (base / config.source).resolve()
        if not root.is_dir():
            raise UsageError(f"`source` in {base / _MANIFEST} names no folder: {config.source}")
        return root
    roots = {_above_packages(path) for path in paths}
    if len(roots) > 1:
        shown = ", ".join(sorted(os.path.relpath(root) for root in roots))
        raise UsageError(
            f"the paths lie under several source roots ({shown}); compile them one by one,"
            " or name a root that holds them all with --source"
        )
    return roots.pop() if roots else Path.cwd()


def _above_packages(path: Path) -> Path:
    folder = path.parent if path.is_file() else path
    while (folder / "__init__.py").is_file() and folder != folder.parent:
        folder = folder.parent
    return folder


def _unit(path: Path, root: Path) -> str:
    """Give the dotted name of a file or folder; empty for the root itself."""
    if not path.is_relative_to(root):
        raise UsageError(f"{os.path.relpath(path)} does not lie under {os.path.relpath(root)}")
    parts = (
        path.relative_to(root).with_suffix("").parts
        if path.is_file()
        else (path.relative_to(root).parts)
    )
    return ".".join(parts[:-1] if parts[-1:] == ("__init__",) else parts)
