"""Installed distributions that bring a manifest, found by their metadata and never imported."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from flowc.manifests.plain_data import is_dict
from flowc_ir.lazy_dataclass import dataclass

GROUP = "flowc.extensions"
"""The group of entry points; the value of one is a dotted package that holds a manifest."""

FILES = ("manifest.yaml", "manifest.yml", "manifest.toml", "manifest.json")
"""The names of a manifest in a package, the first that is there."""

_METADATA = re.compile(r"(?P<name>.+?)(?:-(?P<version>[^-]+?))?(?:-py[\d.]+)?\.(?:dist|egg)-info")
_MAPPING = re.compile(r"^MAPPING\b[^=\n]*=\s*(\{.*\})\s*$", re.MULTILINE)
_ENTRY = re.compile(r"[^=]+=\s*(\w+(?:\.\w+)*)\s*(?:[:\[].*)?$")


@dataclass(frozen=True, slots=True)
class Brought:
    """What a distribution says that it brings: a package, and the manifest in it if it is there."""

    distribution: str
    package: str
    metadata: Path
    file: Path | None


def brought(site_packages: Sequence[Path]) -> Iterator[Brought]:
    """Give what the distributions in some folders bring, in the order of their names."""
    seen: set[str] = set()
    for folder in site_packages:
        for metadata, name in _distributions(folder):
            if name in seen:
                continue  # one that stands before it on the path hides it
            seen.add(name)
            packages = _announced(metadata)
            if packages:
                roots = list(_roots(folder, metadata))
                for package in packages:
                    yield Brought(name, package, metadata, _file(package, roots, folder))


def normal_name(name: str) -> str:
    """Give the name of a distribution as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _distributions(folder: Path) -> list[tuple[Path, str]]:
    found: list[tuple[Path, str]] = []
    for name in _names(folder):
        if name.endswith("-info") and (match := _METADATA.fullmatch(name)):
            found.append((folder / name, normal_name(match["name"])))
    return found


def _announced(metadata: Path) -> list[str]:
    """Give the packages of the group in the entry points of a distribution."""
    text = _text(metadata / "entry_points.txt")
    if GROUP not in text:
        return []
    found: list[str] = []
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line.strip("[] ")
        elif section == GROUP and (match := _ENTRY.match(line)):
            found.append(match[1])
    return sorted(set(found))


def _roots(folder: Path, metadata: Path) -> Iterator[Path]:
    """Give the folders in which packages of a distribution may lie."""
    yield folder
    for name in _names(folder):
        if name.endswith(".pth"):
            for line in _text(folder / name).splitlines():
                if line.strip() and not line.startswith(("import ", "import\t", "#")):
                    yield folder / line.strip()
    project = _editable_project(metadata)
    if project is not None:
        yield project
        yield project / "src"


def _editable_project(metadata: Path) -> Path | None:
    """Give the folder of the sources of an editable installation (PEP 610)."""
    import json
    from urllib.parse import unquote, urlsplit

    try:
        origin: object = json.loads(_text(metadata / "direct_url.json") or "null")
    except ValueError:
        return None
    url = origin.get("url") if is_dict(origin) else None
    if not isinstance(url, str) or not url.startswith("file://"):
        return None
    return Path(unquote(urlsplit(url).path))


def _file(package: str, roots: Sequence[Path], folder: Path) -> Path | None:
    parts = package.split(".")
    folders = [root.joinpath(*parts) for root in roots]
    folders += [home.joinpath(*parts[1:]) for home in _mapped(folder, parts[0])]
    for each in folders:
        for name in FILES:
            if (each / name).is_file():
                return each / name
    return None


def _mapped(folder: Path, top: str) -> Iterator[Path]:
    """Give where the finder of an editable installation by setuptools has a package."""
    import ast

    for name in _names(folder):
        if name.startswith("__editable__") and name.endswith("_finder.py"):
            found = _MAPPING.search(_text(folder / name))
            try:
                mapping: object = ast.literal_eval(found[1]) if found else None
            except (ValueError, SyntaxError):
                continue
            home = mapping.get(top) if is_dict(mapping) else None
            if isinstance(home, str):
                yield Path(home)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode(errors="replace")
    except OSError:
        return ""


def _names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries)
    except OSError:
        return []
