"""What flowc compiles of a plug-in fits the plug-in's contract."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError, validate

from contracts.plugins.test_validity import contracts
from flowc.cli.project import project_of_paths
from flowc.cli.terminal import open_terminal
from flowc.contracts.plugins.json_schema import json_schema_of
from flowc.driver import CompileOptions, compile_project
from flowc.manifests.plain_data import is_dict, is_list
from flowc.targets.flyte.inspect import messages_of
from flowc.targets.flyte.target import FlyteTarget

PROJECTS = Path(__file__).parents[2] / "differential" / "plugin_projects"
NAMES = sorted(each.name for each in PROJECTS.iterdir() if each.name != "papermill")
"""A notebook runs as another plug-in does, but hands it no settings (papermill 1.16.31)."""


@cache
def schemas() -> dict[str, list[dict[str, object]]]:
    """Give the schemas of templates by the type of the task."""
    found: dict[str, list[dict[str, object]]] = {}
    for contract in contracts():
        document = json_schema_of(contract)
        definitions = document.pop("$defs")
        document.pop("anyOf", None)
        assert is_dict(definitions)
        for kind in contract.kinds:
            reference = f"#/$defs/{kind.name}Template"
            template = definitions[f"{kind.name}Template"]
            assert is_dict(template)
            schema = {**document, "$defs": definitions, "$ref": reference}
            for type_ in types_of(template):
                found.setdefault(type_, []).append(schema)
    return found


def types_of(template: dict[str, object]) -> list[str]:
    """Give the types of tasks that a schema of templates is of."""
    said = template["x-flyte-task"]
    assert is_dict(said)
    types = said["taskType"]
    return [str(each) for each in types] if is_list(types) else [str(types)]


def templates(folder: Path) -> Iterator[dict[str, object]]:
    """Compile a project of the differential suite, and give its templates as protojson."""
    project = project_of_paths([str(folder)], [str(folder)], open_terminal({}))
    options = CompileOptions(root=project.root, manifests=project.manifests)
    for artifact in FlyteTarget().emit(compile_project(options).program).artifacts:
        for message in messages_of(artifact.path, artifact.data):
            template = json.loads(message.json).get("template")
            if is_dict(template) and "type" in template:
                yield template


def fits(template: dict[str, object], schema: dict[str, object]) -> bool:
    """Tell whether a template fits a schema."""
    try:
        validate(template, schema, Draft202012Validator)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("project", NAMES)
def test_templates_fit(project: str) -> None:
    """Let each template fit the contract of a kind that has its type, if one is described."""
    for template in templates(PROJECTS / project):
        candidates = schemas().get(str(template["type"]), [])
        if candidates and not any(fits(template, schema) for schema in candidates):
            validate(template, candidates[0], Draft202012Validator)


def test_misspelt_keys_do_not_fit() -> None:
    """Refuse a `custom` with a key that the contract does not know, where it knows all."""
    (contract,) = (each for each in contracts() if each.id == "acme-exports")
    schema = {**json_schema_of(contract), "$ref": "#/$defs/CountTaskTemplate"}
    template: dict[str, object] = {"id": {}, "type": "table_count"}
    place = {"bucket": "lake", "prefix": None}
    assert fits({**template, "custom": {"exact": True, "place": place}}, schema)
    assert not fits({**template, "custom": {"exakt": True, "place": place}}, schema)
    assert not fits({**template, "custom": {"exact": True, "place": {"bucket": 1}}}, schema)
