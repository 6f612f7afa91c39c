"""Drafts of manifests from the sources of plug-ins: what is read, and what is only noted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.project import Project
from flowc.manifests.derivation.draft import draft
from flowc.manifests.nodes import plain
from flowc.manifests.reading import read_nodes
from flowc.manifests.validation import read_valid_manifest
from flowc_ir.diagnostic import Report
from manifests.drafting import DRAFTS, derived, differences, explained, recorded, sources

PACKAGES = recorded()


@pytest.mark.parametrize("package", PACKAGES)
def test_a_draft_is_the_catalogues_manifest_but_for_what_is_explained(package: str) -> None:
    """Compare a recorded draft with the catalogue: classes, parameters, compiled programs."""
    unexplained = [each for each in differences(package) if not explained(package, each)]
    assert unexplained == []


def test_ten_plugins_and_more_are_compared() -> None:
    """Record drafts of ten plug-ins at least, some of which are the catalogue's manifest whole."""
    assert len(PACKAGES) >= 10
    assert not differences("flytekitplugins.snowflake")
    assert not differences("flytekitplugins.athena")


@pytest.mark.parametrize("package", PACKAGES)
def test_a_recorded_draft_is_current(package: str) -> None:
    """Derive it again where the plug-ins are installed (`make derive` records anew)."""
    folder = sources()
    if folder is None:
        pytest.skip("the plug-ins are not installed")
    text = (DRAFTS / f"{package}.yaml").read_text(encoding="utf-8")
    assert derived(folder.joinpath(*package.split(".")[1:])) == text


SOURCE = """\
import json
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Dict, List, Optional, Union

from flyteidl.plugins import presto_pb2
from flytekit import PythonFunctionTask, Resources
from flytekit.core.base_sql_task import SQLTask
from flytekit.core.resources import convert_resources_to_resource_model
from flytekit.extend import TaskPlugins
from google.protobuf.json_format import MessageToDict

raise RuntimeError("this is never run")

QUEUE = "default"


class Mode(Enum):
    FAST = "fast"
    SLOW = "slow"


@dataclass
class Limits:
    cores: int = 1


@dataclass
class Job:
    name: str
    mode: Mode = Mode.FAST
    queue: str = QUEUE
    limits: Limits = field(default_factory=Limits)
    tags: Optional[List[str]] = None
    labels: Dict[str, Union[str, int]] = field(default_factory=dict)
    requests: Optional[Resources] = None

    def __post_init__(self):
        if self.tags is None:
            self.tags = []
        if not self.name:
            raise ValueError("a job needs a name")


class JobTask(PythonFunctionTask[Job]):
    def __init__(self, task_config: Job, task_function, retries: int = 2, **kwargs):
        super().__init__(task_config, task_function, task_type="job", **kwargs)
        self._retries = retries

    def _shown(self):
        return "large" if self.task_config.limits.cores > 8 else "small"

    def get_custom(self, settings) -> Dict[str, Any]:
        custom = {"queue": self.task_config.queue, "size": self._shown(), "n": self._retries}
        if self.task_config.tags:
            custom["tags"] = [tag for tag in self.task_config.tags]
        custom["text"] = f"{self.task_config.name}-{settings.version}"
        custom["labels"] = json.dumps(self.task_config.labels)
        custom["resources"] = MessageToDict(
            convert_resources_to_resource_model(self.task_config.requests).to_flyte_idl()
        )
        custom["strange"] = open(self.task_config.name)
        return custom


class Query(SQLTask):
    def __init__(self, name, query_template, schema: str = "s", **kwargs):
        super().__init__(name, query_template, task_config=None, task_type="query", **kwargs)
        self.schema = schema

    def get_custom(self, settings):
        message = presto_pb2.PrestoQuery(statement=self.query_template, schema=self.schema)
        return MessageToDict(message)


TaskPlugins.register_pythontask_plugin(Job, JobTask)
"""

CUSTOM = {
    "queue": "@config.queue",
    "size": {"$if": "config.limits.cores > 8", "then": "large", "else": "small"},
    "n": "@retries",
    "tags": {
        "$if": "truthy(config.tags)",
        "then": {"$each": "@config.tags", "as": "tag", "do": "@tag"},
    },
    "text": "=text(config.name) + '-' + text(settings.version)",
    "labels": "=json(config.labels)",
    "resources": {"$call": "resources", "with": ["@config.requests", None]},
}


def drafted(tmp_path: Path, source: str) -> tuple[str, dict[str, list[dict[str, object]]]]:
    """Give the draft for one module, as text and as data."""
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "__init__.py").write_text("from .jobs import Job, JobTask\n")
    (folder / "jobs.py").write_text(source)
    text = draft(folder, "acme", "acme")
    nodes = read_nodes(text, "manifest.yaml", Report())
    assert nodes is not None
    data: dict[str, list[dict[str, object]]] = json.loads(json.dumps(plain(nodes)))
    return text, data


def test_what_is_read(tmp_path: Path) -> None:
    """Read classes, defaults, what stands for null, and what methods make."""
    text, data = drafted(tmp_path, SOURCE)
    assert "exports:\n- Job\n- JobTask\n" in text
    assert data["enums"] == [
        {
            "name": "jobs.Mode",
            "members": [{"name": "FAST", "value": "fast"}, {"name": "SLOW", "value": "slow"}],
        }
    ]
    job = next(each for each in data["classes"] if each["name"] == "jobs.Job")
    assert job["fields"] == [
        {"name": "name", "type": "string"},
        {"name": "mode", "type": "jobs.Mode", "default_object": "jobs.Mode.FAST"},
        {"name": "queue", "type": "string", "default": "default"},
        {"name": "limits", "type": "jobs.Limits", "default_object": "jobs.Limits"},
        {"name": "tags", "type": "list<string>?", "default": None, "instead_of_null": []},
        {"name": "labels", "type": "map<string | int>", "default": {}},
        {"name": "requests", "type": "resources?", "default": None},
    ]
    first, second = data["tasks"]
    assert first["config_classes"] == ["jobs.Job"]
    assert first["parameters"] == [{"name": "retries", "type": "int", "default": 2}]
    assert (first["target"], first["type"], first["custom"]) == ("user_container", "job", CUSTOM)
    assert second["target"] == "sql"
    assert second["custom"] == {
        "$message": "flyteidl.plugins.PrestoQuery",
        "of": {"statement": "@task.query", "schema": "@schema"},
    }
    assert "# not derived: `custom`, line 62: `open(self.task_config.name)` is not followed" in text
    assert "# not derived: it raises, line 42, if !truthy(name)" in text


def test_a_draft_is_a_manifest(tmp_path: Path) -> None:
    """Find nothing wrong with a draft."""
    text, _ = drafted(tmp_path, SOURCE)
    report = Report()
    assert read_valid_manifest(text, "manifest.yaml", report), report.diagnostics


@pytest.mark.parametrize(
    "source",
    [
        "def f(:",
        "x = " + "(" * 5000,
        "x = " + "-" * 50_000 + "1",
        "from flytekit.extend import SQLTask\nclass T(SQLTask):\n"
        "    def get_custom(self, s):\n        return self.get_custom(s)\n",
        "from flytekit.extend import SQLTask\nclass T(SQLTask):\n"
        + "".join(
            f"    def m{i}(self):\n        return [self.m{i + 1}(), self.m{i + 1}()]\n"
            for i in range(30)
        )
        + "    def get_custom(self, s):\n        return self.m0()\n",
        "class A(B): pass\nclass B(A): pass\n",
    ],
    ids=["broken", "brackets", "signs", "recursion", "explosion", "circle"],
)
def test_strange_sources(tmp_path: Path, source: str) -> None:
    """Draft what there is, whatever the source is."""
    text, _ = drafted(tmp_path, source)
    assert text.startswith("format: 1\n")


def test_the_command(empty: Project) -> None:
    """Write a draft, and say how much is missing in it."""
    empty.write("acme/__init__.py", "from .jobs import Job\n")
    empty.write("acme/jobs.py", SOURCE)
    ran = empty.flowc("manifest", "derive", "--source", "acme", "--id", "acme-jobs")
    assert ran.code == 0
    assert "id: acme-jobs\n" in ran.out
    assert "package: acme\n" in ran.out
    assert "notes of what could not be derived" in ran.err
    assert empty.flowc("manifest", "derive", "--source", "acme", "-o", "out/m.yaml").code == 0
    assert (empty.root / "out" / "m.yaml").is_file()
    assert empty.flowc("manifest", "derive", "--source", "nowhere").code == 2
