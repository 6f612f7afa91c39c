"""The public repositories of corpora.toml, as far as a folder holds them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import NotRequired, TypedDict

from differential.tree import tree_units
from differential.units import Unit

_LIST = Path(__file__).parent / "corpora.toml"


class _Listed(TypedDict):
    name: str
    repository: str
    within: NotRequired[list[str]]
    roots: NotRequired[list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A row of the table: a name, the checkout it lies in, and its units."""

    name: str
    tree: Path
    units: list[Unit]


def corpora_in(folder: Path, globs: list[str]) -> list[Corpus]:
    """Find the listed repositories that lie in a folder as `OWNER+NAME`; else it is one corpus.

    The globs name source roots in a folder that is one corpus.
    """
    found = [
        _listed(one, tree)
        for one in tomllib.loads(_LIST.read_text())["corpus"]
        if (tree := folder / one["repository"].replace("/", "+")).is_dir()
    ]
    return found or [Corpus(name=folder.name, tree=folder, units=tree_units(folder, globs))]


def _listed(one: _Listed, tree: Path) -> Corpus:
    units = tree_units(tree, one.get("roots", []), one.get("within", [""]))
    return Corpus(name=one["name"], tree=tree, units=units)
