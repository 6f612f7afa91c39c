"""Manifests found for a Python package, with their hashes."""

from __future__ import annotations

from flowc.manifests.canonical import manifest_hash
from flowc.manifests.reading import read_manifest
from flowc.manifests.shelf import shelf_file
from flowc_idl.flowc.ext.v1.manifest_pb2 import Manifest
from flowc_ir.diagnostic import Report
from flowc_ir.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A manifest, the name of the file where it was read, and its hash (SHA-256, hexadecimal)."""

    manifest: Manifest
    path: str
    sha256: str


def find_on_shelf(package: str, report: Report) -> Found | None:
    """Read flowc's own manifest of a package; what is wrong with it goes to `report`."""
    path = shelf_file(package)
    manifest = read_manifest(path.read_text(encoding="utf-8"), path.name, report)
    return None if manifest is None else Found(manifest, path.name, manifest_hash(manifest))
