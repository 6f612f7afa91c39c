"""The units of any tree of flytekit code, and the source roots they need."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from differential.units import Unit, dotted, flytekit_files


def tree_units(tree: Path, root_globs: Sequence[str], within: Sequence[str] = ("",)) -> list[Unit]:
    """Find every module that mentions flytekit, each below the root its imports ask for.

    A glob names folders, relative to the tree, that are roots whatever the imports say; `within`
    names the folders to look into.
    """
    units = list[Unit]()
    for path in flytekit_files(tree):
        if not any(_matches(folder, tree, within) for folder in path.parents):
            continue
        root = _named_root(path, tree, root_globs) or _root(path, tree)
        name = dotted(root, path)
        # Such names pyflyte refuses (flytekit 1.16.31 clis utils.py `validate_package`).
        if name and "-" not in name:
            units.append(Unit(root, name))
    return units


def _named_root(path: Path, tree: Path, globs: Sequence[str]) -> Path | None:
    for folder in path.parents:
        if not folder.is_relative_to(tree):
            return None
        if _matches(folder, tree, globs):
            return folder
    return None


def _matches(folder: Path, tree: Path, globs: Sequence[str]) -> bool:
    """Match part by part: no `*` runs over a slash."""
    if not folder.is_relative_to(tree):
        return False
    parts = folder.relative_to(tree).parts
    patterns = (PurePosixPath(glob).parts for glob in globs)
    return any(
        len(parts) == len(pattern) and all(map(fnmatch, parts, pattern)) for pattern in patterns
    )


def _root(path: Path, tree: Path) -> Path:
    """Choose the folder from which most of the file's imports can be found; the nearest if equal.

    It is the first folder above without an `__init__.py`, as for flytekit itself, or one above
    that: examples often lie in plain folders and import one another from the top.
    """
    base = path.parent
    while (base / "__init__.py").exists() and base != tree:
        base = base.parent
    above = [folder for folder in base.parents if folder == tree or tree in folder.parents]
    names = _imported(path)
    return max([base, *above], key=lambda folder: sum(_offers(folder, name) for name in names))


def _offers(folder: Path, name: str) -> bool:
    return (folder / f"{name}.py").exists() or any((folder / name).glob("*.py"))


def _imported(path: Path) -> set[str]:
    names = set[str]()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = ast.parse(path.read_bytes())
    except (SyntaxError, ValueError):
        return names
    for node in ast.walk(parsed):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    # Whatever lies in the tree, flytekit is there before.
    return names - {"flytekit"}
