"""The project: source root, units and configuration of one run."""

from __future__ import annotations

import os
from pathlib import Path

from flowc.cli.command import UsageError
from flowc.cli.manifest_places import manifest_places
from flowc.cli.policy import known_codes
from flowc.cli.render import Scene, Way, full
from flowc.cli.terminal import Terminal
from flowc.config import Config, is_commit, read_config
from flowc.flytekit_versions import behaviour_of, supported
from flowc.manifests.places import Places
from flowc_ir.diagnostic import Report
from flowc_ir.lazy_dataclass import dataclass, replace

_MANIFEST = "pyproject.toml"
NOTEBOOK = ".ipynb"
MESSAGES = ("_1.pb", "_2.pb", "_3.pb")
PACKAGES = (".tgz", ".tar.gz", ".tar", *MESSAGES)
"""How the names of Flyte's messages end, and of what holds them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What to compile: units below `folders` of the root, where dotted names begin.

    `way` leads from the working directory to the files, for display. `base` is the folder of the
    configuration, else the root; paths in the configuration start there. `manifests`: where
    extension manifests are looked for.
    """

    root: Path
    base: Path
    folders: tuple[str, ...] = ("",)
    units: tuple[str, ...]
    config: Config
    manifests: Places

    @property
    def way(self) -> Way:
        """How to get from here to the path of a span."""
        return _way(Path.cwd(), self.root)

    @property
    def way_in_base(self) -> Way:
        """How to get from `base` to the path of a span."""
        return _way(self.base, self.root)

    def declaring(self, union: bool | None, built: list[tuple[str, str]]) -> Project:
        """Give the same with what the command line says of `union` and of images built by it."""
        config = self.config
        images = tuple(dict((*config.built_images, *built)).items())
        known = config.union if union is None else union
        return replace(self, config=replace(config, union=known, built_images=images))


def project_of_paths(
    paths: list[str],
    sources: list[str],
    terminal: Terminal,
    *,
    working: Path | None = None,
    installed: tuple[Path, ...] | None = None,
) -> Project:
    """Find the project that files and folders belong to; raises UsageError if there is none.

    The roots are `sources`, else what the configuration says, else the first folder above the paths
    that has no `__init__.py`, as flytekit 1.16.31 core/tracker.py derives module names. `working`
    stands for the working directory, and `installed` for the folders of distributions, where a copy
    of another revision is compiled.
    """
    resolved = [_existing(path) for path in paths]
    return _project_of(resolved, sources, terminal, working or Path.cwd(), installed)


def project_of_text(path: str, sources: list[str], terminal: Terminal) -> Project:
    """Find the project that a module belongs to whose text comes from elsewhere.

    `path` is its place; no file need be there. Raises UsageError as `project_of_paths` does.
    """
    return _project_of([_place(path)], sources, terminal, Path.cwd())


def _project_of(
    resolved: list[Path],
    sources: list[str],
    terminal: Terminal,
    here: Path,
    installed: tuple[Path, ...] | None = None,
) -> Project:
    start = _folder(sources[0]) if sources else (resolved[0] if resolved else here)
    config, base = _nearest_config(start, terminal)
    roots = _roots(resolved, sources, config, base) or [here]
    units = [_unit(path, roots) for path in resolved]
    notebooks = [unit for unit in units if unit.endswith(NOTEBOOK)]
    if notebooks and len(units) > 1:
        raise UsageError(f"{notebooks[0]} is a program of its own: compile notebooks one by one")
    chosen = config.packages if not units else () if "" in units else tuple(units)
    return _project(roots, chosen, config, base, installed)


def project_of_packages(packages: list[str], sources: list[str], terminal: Terminal) -> Project:
    """Find the project that dotted packages belong to, as `pyflyte` takes them."""
    start = _folder(sources[0]) if sources else Path.cwd()
    config, base = _nearest_config(start, terminal)
    units = tuple(packages) or config.packages
    roots = _roots([], sources, config, base) or [Path.cwd()]
    return _project(roots, units, config, base)


def project_around(package: str, terminal: Terminal) -> Project:
    """Find the configuration that counts for a Flyte package: that nearest to it."""
    folder = Path(package).resolve().parent
    config, base = _nearest_config(folder, terminal)
    return _project([folder], (), config, base)


def is_package(path: str) -> bool:
    """Tell whether a path is that of Flyte's messages: an archive, a message, a folder of them."""
    if path.endswith(PACKAGES):
        return True
    try:
        names = [each.name for each in Path(path).iterdir()]
    except OSError:
        return False
    return any(name.endswith(MESSAGES) for name in names) and not any(
        name.endswith((".py", NOTEBOOK)) for name in names
    )


def _project(
    roots: list[Path],
    units: tuple[str, ...],
    config: Config,
    base: Path | None,
    installed: tuple[Path, ...] | None = None,
) -> Project:
    """Take the folder that holds all source roots for the root of the project."""
    root = Path(os.path.commonpath(roots))
    folders = tuple(folder.relative_to(root).as_posix() for folder in roots)
    shown = tuple("" if folder == "." else folder for folder in folders)
    places = manifest_places(root, config, base, installed)
    return Project(
        root=root,
        base=base or root,
        folders=shown,
        units=units,
        config=config,
        manifests=places,
    )


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


def at_commit(project: Project, asked: str | None) -> Project:
    """Give the project at the git commit that the command line names, if it names one."""
    if asked is None:
        return project
    if not is_commit(asked):
        raise UsageError(f"--git-commit {asked}: write its 40 hex digits")
    return replace(project, config=replace(project.config, git_commit=asked))


def _way(folder: Path, root: Path) -> Way:
    up = os.path.relpath(root, folder)
    down = os.path.relpath(folder, root)
    return Way(_leading(up), "" if down.startswith(os.pardir) else _leading(down))


def _leading(relative: str) -> str:
    return "" if relative == "." else f"{Path(relative).as_posix()}/"


def _existing(path: str) -> Path:
    resolved = Path(path).resolve()
    if not resolved.exists():
        raise UsageError(f"{path}: no such file or folder")
    if resolved.is_file() and resolved.suffix not in (".py", NOTEBOOK):
        raise UsageError(f"{path}: not a Python file, and no notebook")
    return resolved


def _place(path: str) -> Path:
    resolved = Path(path).resolve()
    if resolved.is_dir():
        raise UsageError(f"{path}: a folder, and no file")
    if resolved.suffix not in (".py", NOTEBOOK):
        raise UsageError(f"{path}: not a Python file, and no notebook")
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
        config = read_config(text, shown, report, known_codes())
        if report.has_errors:
            scene = Scene(sources={shown: text}, way=Way(), paint=terminal.paint_err)
            terminal.tell("\n\n".join(full(found, scene) for found in report.diagnostics))
            raise UsageError(f"the configuration in {shown} cannot be used")
        return config, folder
    return Config(), None


def _roots(paths: list[Path], sources: list[str], config: Config, base: Path | None) -> list[Path]:
    if sources:
        return list(dict.fromkeys(map(_folder, sources)))
    if config.sources and base is not None:
        return list(dict.fromkeys(_configured(base, source) for source in config.sources))
    roots = {_above_packages(path) for path in paths}
    if len(roots) > 1:
        shown = ", ".join(sorted(os.path.relpath(root) for root in roots))
        raise UsageError(
            f"the paths lie under several source roots ({shown}); compile them one by one,"
            " or name a root that holds them all with --source"
        )
    return [*roots]


def _configured(base: Path, source: str) -> Path:
    root = (base / source).resolve()
    if not root.is_dir():
        raise UsageError(f"`source` in {base / _MANIFEST} names no folder: {source}")
    return root


def _above_packages(path: Path) -> Path:
    folder = path if path.is_dir() else path.parent
    while (folder / "__init__.py").is_file() and folder != folder.parent:
        folder = folder.parent
    return folder


def _unit(path: Path, roots: list[Path]) -> str:
    """Give the dotted name of a file or folder below its nearest root; empty for a root itself."""
    above = [root for root in roots if path.is_relative_to(root)]
    if not above:
        shown = ", ".join(map(os.path.relpath, roots))
        raise UsageError(f"{os.path.relpath(path)} does not lie under {shown}")
    root = max(above, key=lambda folder: len(folder.parts))
    if path.suffix == NOTEBOOK:
        return path.relative_to(os.path.commonpath(roots)).as_posix()
    inner = path.relative_to(root)
    parts = (inner if path.is_dir() else inner.with_suffix("")).parts
    if any("." in part for part in parts):
        raise UsageError(f"{os.path.relpath(path)}: a name with a dot cannot be imported")
    return ".".join(parts[:-1] if parts[-1:] == ("__init__",) else parts)
