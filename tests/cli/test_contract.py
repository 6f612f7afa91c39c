"""`flowc contract`: by what names, in which notations, and what is said of mistakes."""

from __future__ import annotations

import json

import pytest

from cli.project import Project

MANIFEST = """\
format: 1
id: acme-exports
package: exports
classes:
  - name: task.Export
    fields:
      - {name: bucket, type: string, summary: The bucket.}
tasks:
  - name: task.ExportTask
    config_classes: [task.Export]
    target: user_container
    type: table_export
    custom: {bucket: "@config.bucket"}
"""


@pytest.mark.parametrize(
    "name",
    [
        "flytekitplugins-snowflake",
        "flytekitplugins.snowflake",
        "SnowflakeTask",
        "SnowflakeConfig",
        "flytekitplugins.snowflake.SnowflakeConfig",
    ],
)
def test_a_plugin_has_many_names(empty: Project, name: str) -> None:
    """Find the same contract by distribution, package and class."""
    ran = empty.flowc("contract", "plugin", name)
    assert ran.code == 0, ran.err
    assert "message SnowflakeConfig {" in ran.out
    assert "message SnowflakeTaskTemplate {" in ran.out


def test_openapi_and_json_schema(empty: Project) -> None:
    """Give documents that say which task they are of."""
    ran = empty.flowc("contract", "plugin", "SnowflakeTask", "--format", "openapi")
    document = json.loads(ran.out)
    template = document["components"]["schemas"]["SnowflakeTaskTemplate"]
    assert template["x-flyte-task"] == {"taskType": "snowflake", "version": 0, "target": "sql"}
    assert "/api/v1/agent/task" in document["paths"]
    ran = empty.flowc("contract", "plugin", "SnowflakeTask", "--format", "jsonschema")
    assert json.loads(ran.out)["$defs"]["SnowflakeConfig"]["required"][0] == "user"


def test_a_manifest_of_ones_own(empty: Project) -> None:
    """Read a manifest's file, and write the contract to another."""
    empty.write("exports.yaml", MANIFEST)
    ran = empty.flowc("contract", "plugin", "exports.yaml", "-o", "out/exports.proto")
    assert ran.code == 0, ran.err
    assert "string bucket = 1;" in (empty.root / "out" / "exports.proto").read_text()


def test_mistakes(empty: Project) -> None:
    """Say what is near a wrong name, and where a manifest is wrong."""
    ran = empty.flowc("contract", "plugin", "SnowflakeTsk")
    assert ran.code == 2
    assert "did you mean SnowflakeTask?" in ran.err
    empty.write("exports.yaml", MANIFEST.replace("config_classes", "config_clases"))
    ran = empty.flowc("contract", "plugin", "exports.yaml")
    assert ran.code == 2
    assert "exports.yaml:10:5" in ran.err
    assert "did you mean `config_classes`?" in ran.err
    assert empty.flowc("contract", "plugin", "missing.yaml").code == 2


def test_manifests_of_the_project(empty: Project) -> None:
    """Find a class of a manifest that the project names; a name with two meanings is none."""
    empty.write("pyproject.toml", '[tool.flowc]\nextensions = ["*.yaml"]\n')
    empty.write("exports.yaml", MANIFEST)
    ran = empty.flowc("contract", "plugin", "Export")
    assert ran.code == 0, ran.err
    assert "message ExportTaskTemplate {" in ran.out
    empty.write("others.yaml", MANIFEST.replace("exports", "others"))
    ran = empty.flowc("contract", "plugin", "Export")
    assert ran.code == 2
    assert "exports.task.Export, others.task.Export" in ran.err
    assert empty.flowc("contract", "plugin", "others.task.Export").code == 0
