"""The JSON Schema of manifests: what it accepts is what the reader accepts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError, validate

import flowc_idl
from flowc.manifests.nodes import plain
from flowc.manifests.reading import read_nodes
from flowc.manifests.shelf import FOLDER
from flowc_ir.diagnostic import Report
from manifests.installing import MANIFEST

ROOT = Path(__file__).parents[2]
SCHEMA = Path(flowc_idl.__file__).parent / "flowc" / "ext" / "v1" / "manifest.schema.json"
FILES = [*sorted(FOLDER.glob("*.yaml")), *sorted((ROOT / "docs").rglob("manifests/*.yaml"))]


def mistake(text: str) -> str:
    """Give what the schema has against a manifest; empty if nothing."""
    schema: dict[str, object] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    nodes = read_nodes(text, "manifest.yaml", Report())
    assert nodes is not None
    try:
        validate(json.loads(json.dumps(plain(nodes))), schema)
    except ValidationError as error:
        return error.message
    return ""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_manifest_fits(file: Path) -> None:
    """Accept the whole catalogue."""
    assert mistake(file.read_text(encoding="utf-8")) == ""


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("summary:", "sumary:", "'sumary' was unexpected"),
        ("format: 1\n", "", "'format' is a required property"),
        ("target: user_container", "target: container", "'container' is not one of"),
        ("exports: [Job]", "exports: Job", "'Job' is not of type 'array'"),
        ("type: string", "type: 1", "1 is not of type 'string'"),
    ],
)
def test_a_mistake_is_refused(right: str, wrong: str, said: str) -> None:
    """Refuse what the reader refuses."""
    assert mistake(MANIFEST) == ""
    assert said in mistake(MANIFEST.replace(right, wrong))


def test_everything_says_what_it_is() -> None:
    """Describe each message and key, so that editors can show it."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for name, described in [("Manifest", schema), *schema["$defs"].items()]:
        assert described["description"], name
        for key, part in described.get("properties", {}).items():
            assert part["description"], f"{name}.{key}"
