"""From manifests to what the index of types holds of them."""

from __future__ import annotations

import json

from flowc.manifests.finding import find_on_shelf
from flowc.manifests.plain_values import value_of
from flowc.manifests.shelf import packages_on_shelf
from flowc_idl.flowc.ext.v1.manifest_pb2 import Manifest
from flowc_idl.flowc.ext.v1.types_pb2 import TypeExtension, TypeParameterRole
from flowc_ir.diagnostic import Report


def index_text() -> str:
    """Give the text of the index of all manifests on the shelf that describe types."""
    index: dict[str, object] = {}
    for package in sorted(packages_on_shelf()):
        found = find_on_shelf(package, Report())
        if found is not None and (found.manifest.types or found.manifest.constants):
            index[package] = described_types(found.manifest, found.sha256)
    lines = (
        f"{json.dumps(package)}: {json.dumps(index[package], ensure_ascii=False)}"
        for package in sorted(index)
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def described_types(manifest: Manifest, sha256: str) -> dict[str, object]:
    """Give what the index says of one manifest; what has its default is left out."""
    others = (
        manifest.classes,
        manifest.enums,
        manifest.tasks,
        manifest.decorators,
        manifest.images,
    )
    described: dict[str, object] = {
        "id": manifest.id,
        "sha256": sha256,
        "only_types": not any(others),
        "types": [_described(each, manifest.package) for each in manifest.types],
        "constants": {
            _whole(each.name, manifest.package): value_of(each.value) for each in manifest.constants
        },
    }
    return {key: value for key, value in described.items() if value not in ([], {})}


def _described(type_: TypeExtension, package: str) -> dict[str, object]:
    literal_type = value_of(type_.literal_type) if type_.HasField("literal_type") else None
    everything: dict[str, object] = {
        "name": _whole(type_.name, package),
        "aliases": [_whole(name, package) for name in type_.aliases],
        "tag": type_.tag,
        "literal_type": literal_type,
        "dataset": type_.dataset,
        "bases": list(type_.bases),
        "subclasses": [_whole(name, package) for name in type_.subclasses],
        "spelling": type_.spelling,
        "active_when": type_.active_when,
        "loaded_by_sdk": type_.loaded_by_sdk,
        "doubtful_after": list(type_.doubtful_after),
        "most_annotations": type_.most_annotations,
        "older": [
            {"before": each.before, "literal_type": value_of(each.literal_type)}
            for each in type_.older
        ],
        "json_schema": value_of(type_.json_schema) if type_.HasField("json_schema") else None,
        "schema_unknown": type_.schema_unknown,
        "not_liftable": type_.not_liftable,
        "refuses_null": type_.refuses_null,
        "opaque": type_.opaque,
        "older_spellings": [
            {"before": each.before, "spelling": each.spelling} for each in type_.older_spellings
        ],
        **_encoded_parameter(type_),
    }
    return {key: value for key, value in everything.items() if value not in ("", [], None, 0)}


def _encoded_parameter(type_: TypeExtension) -> dict[str, object]:
    for parameter in type_.parameters:
        if parameter.role == TypeParameterRole.TYPE_PARAMETER_ROLE_ENCODED:
            accepts = [
                {"type": each.type, "metadata": value_of(each.metadata)}
                if each.HasField("metadata")
                else {"type": each.type}
                for each in parameter.accepts
            ]
            return {"default": parameter.default, "accepts": accepts}
    return {}


def _whole(name: str, package: str) -> str:
    return name[1:] if name.startswith(":") else f"{package}.{name}"
