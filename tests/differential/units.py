"""The units of the suite: what `pyflyte --pkgs UNIT package` is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
# Each folder in these is a source root.
SUITE = (REPOSITORY / "tests" / "differential" / "projects", REPOSITORY / "examples")
# These are compared under every release of flytekit; in some, flytekit fails on them.
_VERSIONS = REPOSITORY / "tests" / "differential" / "versions"
_MENTIONS = re.compile(rb"flytekit|^[ \t]*(import|from)[ \t]+union\b", re.MULTILINE)
_NOT_SOURCE = frozenset({"__pycache__", "node_modules", "site-packages", "build", "dist"})


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """A dotted module or package, and the source root it is imported from."""

    root: Path
    name: str

    def __str__(self) -> str:
        return f"{self.root.name}:{self.name}"


def suite_units() -> list[Unit]:
    """Find every unit of the suite: all modules with flytekit, and each top package whole."""
    return units_in(*SUITE)


def units_in(*bases: Path) -> list[Unit]:
    """Find the units in folders of which each folder is a source root."""
    return _units(folder for base in bases for folder in _folders(base))


def version_units() -> list[Unit]:
    """Find the units that show in what releases of flytekit differ."""
    return _units(_folders(_VERSIONS))


def _units(roots: Iterable[Path]) -> list[Unit]:
    return sorted({unit for root in roots for unit in (*_modules(root), *_packages(root))})


def flytekit_files(tree: Path) -> Iterator[Path]:
    """Yield the Python files below a folder that mention flytekit, or import `union`."""
    for path in sorted(tree.rglob("*.py")):
        inside = path.relative_to(tree).parts[:-1]
        skipped = any(part in _NOT_SOURCE or part.startswith(".") for part in inside)
        if not skipped and _MENTIONS.search(path.read_bytes()):
            yield path


def dotted(root: Path, path: Path) -> str:
    """Name the module of a file as Python would from a source root."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _modules(root: Path) -> Iterator[Unit]:
    for path in flytekit_files(root):
        if name := dotted(root, path):
            yield Unit(root, name)


def _packages(root: Path) -> Iterator[Unit]:
    for folder in _folders(root):
        if (folder / "__init__.py").exists():
            yield Unit(root, folder.name)


def _folders(base: Path) -> list[Path]:
    if not base.exists():
        return []
    return sorted(path for path in base.iterdir() if path.is_dir() and path.name[0] not in "._")
