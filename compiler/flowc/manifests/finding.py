"""Manifests that were found: where each comes from, and its hash."""

from __future__ import annotations

import enum

from flowc.manifests.canonical import manifest_hash
from flowc.manifests.reading import read_manifest
from flowc.manifests.shelf import BUILT_IN, SUFFIX, shelf_file
from flowc_idl.flowc.ext.v1.manifest_pb2 import Manifest
from flowc_ir.diagnostic import Report
from flowc_ir.lazy_dataclass import dataclass


class Rank(enum.IntEnum):
    """Where a manifest comes from; one of a higher rank goes before one of a lower."""

    BUILT_IN = -1
    CATALOGUE = 0
    DISTRIBUTION = 1
    PROJECT = 2


@dataclass(frozen=True, slots=True)
class Found:
    """A manifest, the name of the file where it was read, and its hash (SHA-256, hexadecimal).

    `distribution` is the one that brings it, if one does.
    """

    manifest: Manifest
    path: str
    sha256: str
    rank: Rank = Rank.CATALOGUE
    distribution: str = ""


def find_on_shelf(package: str, report: Report) -> Found | None:
    """Read flowc's own manifest of a package; what is wrong with it goes to `report`."""
    path = shelf_file(package)
    text = path.read_text(encoding="utf-8")
    manifest = read_manifest(text, path.name, report)
    return None if manifest is None else Found(manifest, path.name, manifest_hash(manifest))


def built_in(report: Report) -> list[Found]:
    """Read the manifests of what the compiler itself knows."""
    found: list[Found] = []
    for path in sorted(BUILT_IN.glob(f"*{SUFFIX}")):
        manifest = read_manifest(path.read_text(encoding="utf-8"), path.name, report)
        if manifest is not None:
            found.append(Found(manifest, path.name, manifest_hash(manifest), Rank.BUILT_IN))
    return found


def found_in(
    text: str, path: str, rank: Rank, report: Report, distribution: str = ""
) -> Found | None:
    """Read a manifest that is not flowc's own, and so may be wrong; that goes to `report`."""
    from flowc.manifests.validation import read_valid_manifest

    manifest = read_valid_manifest(text, path, report)
    if manifest is None:
        return None
    return Found(manifest, path, manifest_hash(manifest), rank, distribution)
