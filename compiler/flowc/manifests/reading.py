"""Read a manifest from its text, in whatever notation."""

from __future__ import annotations

from flowc.manifests.decoding import decode
from flowc.manifests.nodes import Node
from flowc_idl.flowc.ext.v1.manifest_pb2 import Manifest
from flowc_ir.diagnostic import Report


def read_manifest(text: str, path: str, report: Report) -> Manifest | None:
    """Give the manifest of a text, or None; what is wrong goes to `report`.

    `path` names the file in diagnostics; if it ends in `.toml`, the text is TOML, otherwise YAML,
    of which JSON is a part.
    """
    nodes = read_nodes(text, path, report)
    return None if nodes is None else decode(nodes, report)


def read_nodes(text: str, path: str, report: Report) -> Node | None:
    """Give a text as nodes, or None; what is wrong goes to `report`."""
    if path.endswith(".toml"):
        from flowc.manifests.toml_nodes import read_toml

        return read_toml(text, path, report)
    from flowc.manifests.yaml_nodes import read_yaml

    return read_yaml(text, path, report)
