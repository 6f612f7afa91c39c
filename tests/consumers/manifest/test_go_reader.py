"""A program in Go makes of a manifest what flowc makes of it.

`go/manifest` reads the canonical form of a manifest and the arguments of a constructor, and
evaluates templates and rules with an implementation of CEL that is not flowc's.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest
from google.protobuf.json_format import MessageToDict

from consumers.connector.packaged import task_templates
from consumers.go_toolchain import go, module_with_contracts
from flowc.manifests.canonical import canonical_json
from flowc.manifests.finding import find_on_shelf
from flowc_ir.diagnostic import Report

HERE = Path(__file__).parent
# flytekit's own class adds it where there is a pod.
OF_BASES = {"primary_container_name"}


@dataclass(frozen=True, slots=True)
class Reader:
    """The program in Go, which answers lines."""

    requests: IO[str]
    answers: IO[str]

    def ask(self, package: str, task: str, arguments: object) -> dict[str, object]:
        """Give what it makes of a task."""
        found = find_on_shelf(package, Report())
        assert found is not None
        text = json.dumps({"task": task, "arguments": arguments})
        manifest = canonical_json(found.manifest)
        self.requests.write(f'{text[:-1]}, "manifest": {manifest}}}\n')
        self.requests.flush()
        answer: dict[str, object] = json.loads(self.answers.readline())
        return answer


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Build and start the program."""
    folder = tmp_path_factory.mktemp("go")
    module = module_with_contracts({}, folder)
    program = folder / "manifest"
    go("build", "-o", str(program), "./manifest", folder=module)
    with subprocess.Popen(
        [program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Reader(process.stdin, process.stdout)


@dataclass(frozen=True, slots=True)
class Case:
    """The same task in Python, and as arguments in JSON."""

    package: str
    task: str
    python: str
    arguments: dict[str, object]


def cases() -> dict[str, Case]:
    """Read the cases: a module beside its arguments."""
    found: dict[str, Case] = {}
    for path in sorted((HERE / "cases").glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        python = path.with_suffix(".txt").read_text(encoding="utf-8")
        found[path.stem] = Case(data["package"], data["task"], python, data["arguments"])
    return found


@pytest.mark.parametrize("name", cases())
def test_same_template(name: str, reader: Reader, tmp_path: Path) -> None:
    """Compare type, version, `custom`, `config` and query."""
    case = cases()[name]
    root = tmp_path / "root"
    root.mkdir()
    (root / "flows.py").write_text(case.python, encoding="utf-8")
    (template,) = task_templates(root, "flows", tmp_path / "flows.tgz").values()
    expected: dict[str, object] = {
        "type": template.type,
        "custom": MessageToDict(template.custom),
        "config": {k: v for k, v in template.config.items() if k not in OF_BASES},
        "statement": template.sql.statement,
        "version": template.task_type_version,
    }
    answer = reader.ask(case.package, case.task, case.arguments)
    assert "broken" not in answer
    assert {"custom": {}, "config": {}, "statement": "", "version": 0} | answer == expected


def test_same_rules(reader: Reader) -> None:
    """Break a rule: the message is the one of the manifest."""
    case = cases()["training"]
    config = {"worker": {"replicas": 2}, "num_workers": 3}
    answer = reader.ask(case.package, case.task, {**case.arguments, "task_config": config})
    assert answer == {"broken": "`num_workers` and `worker.replicas` exclude one another"}
