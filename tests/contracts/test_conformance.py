"""What flowc compiles of a plug-in fits the plug-in's contract."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError, validate

from flowc.contracts.contract import contract_of
from flowc.contracts.json_schema import json_schema_of
from flowc.driver import CompileOptions, compile_project
from flowc.manifests.finding import Found, find_on_shelf
from flowc.manifests.plain_data import is_dict
from flowc.manifests.samples import Samples
from flowc.manifests.shelf import packages_on_shelf
from flowc.targets.flyte.inspect import messages_of
from flowc.targets.flyte.target import FlyteTarget
from flowc_idl.flowc.ext.v1.tasks_pb2 import TaskExtension
from flowc_ir.diagnostic import Report

MOST = 4
"""Samples of one kind of task that are compiled; the last ones give the most arguments."""


def kinds() -> Iterator[tuple[Found, TaskExtension]]:
    """Give every kind of task in the catalogue that can be known."""
    for package in sorted(packages_on_shelf()):
        found = find_on_shelf(package, Report())
        assert found is not None
        yield from ((found, task) for task in found.manifest.tasks if not task.opaque)


def templates(found: Found, task: TaskExtension, folder: Path) -> Iterator[dict[str, object]]:
    """Compile some samples, and give their templates as protojson."""
    samples = list(Samples(found.manifest).of_task(task))
    for number, source in enumerate([*samples[:1], *samples[-MOST + 1 :]]):
        root = folder / str(number)
        root.mkdir()
        (root / "example.py").write_text(source, encoding="utf-8")
        outcome = compile_project(CompileOptions(root=root))
        if outcome.report.has_errors:
            continue
        for artifact in FlyteTarget().emit(outcome.program).artifacts:
            for message in messages_of(artifact.path, artifact.data):
                template = json.loads(message.json).get("template")
                if is_dict(template) and "type" in template:
                    yield template


@pytest.mark.parametrize(
    ("found", "task"), [pytest.param(*kind, id=kind[1].name) for kind in kinds()]
)
def test_templates_fit(found: Found, task: TaskExtension, tmp_path: Path) -> None:
    """Validate compiled samples by the JSON Schema; a misspelt key of `custom` does not fit."""
    schema = json_schema_of(contract_of(found))
    short = task.name.rpartition(".")[2]
    narrowed = {**schema, "$ref": f"#/$defs/{short}Template"}
    made = list(templates(found, task, tmp_path))
    assert made, "no sample of it compiles"
    for template in made:
        validate(template, narrowed, Draft202012Validator)
        if task.HasField("custom") and not task.custom_message and _is_closed(schema, short):
            wrong = {**template, "custom": {"misspelt": 1}}
            with pytest.raises(ValidationError):
                validate(wrong, narrowed, Draft202012Validator)


def _is_closed(schema: dict[str, object], short: str) -> bool:
    """Tell whether a contract knows all keys of `custom`."""
    found: object = schema
    for part in ("$defs", f"{short}Template", "properties", "custom"):
        assert is_dict(found)
        found = found.get(part)
    return is_dict(found) and found.get("additionalProperties") is False
