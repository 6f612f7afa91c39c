"""The manifests of what the compiler itself knows say what it does."""

from __future__ import annotations

import ast
import json
from itertools import islice
from pathlib import Path

import pytest

from flowc.cli.manifests.examples import LEFT_OUT
from flowc.dialects.flytekit.classes.retold import TEXT
from flowc.manifests.canonical import canonical_json
from flowc.manifests.plain_values import value_of
from flowc.manifests.reading import read_manifest
from flowc.manifests.samples import Samples
from flowc.manifests.shelf import BUILT_IN
from flowc.manifests.validation import read_valid_manifest
from flowc_idl.flowc.ext.v1.manifest_pb2 import Manifest
from flowc_idl.flowc.ext.v1.tasks_pb2 import TaskExtension
from flowc_ir.diagnostic import Report
from manifests.drafting import compiled

FILE = BUILT_IN / "flytekit.yaml"
MOST = 12
"""How many programs are compiled for each kind of task."""


def read(text: str) -> Manifest:
    """Read a manifest."""
    manifest = read_manifest(text, FILE.name, Report())
    assert manifest is not None
    return manifest


OURS = read(FILE.read_text(encoding="utf-8"))
CLASSES = {
    node.name: node
    for node in ast.parse(TEXT.read_text(encoding="utf-8")).body
    if isinstance(node, ast.ClassDef)
}


def test_it_is_valid() -> None:
    """Find nothing wrong with it."""
    report = Report()
    read_valid_manifest(FILE.read_text(encoding="utf-8"), FILE.name, report)
    assert [f"{each.span.line}: {each.message}" for each in report.diagnostics] == []


@pytest.mark.parametrize("task", OURS.tasks, ids=lambda task: task.name)
def test_constructors_are_those_of_the_compiler(task: TaskExtension) -> None:
    """Have the parameters of the class, in their order, with their defaults."""
    if not task.parameters:
        return
    cls = CLASSES[task.name.rpartition(".")[2]]
    methods = (each for each in ast.walk(cls) if isinstance(each, ast.FunctionDef))
    made = next(each for each in methods if each.name == "__init__")
    names = [argument.arg for argument in made.args.args[1:]]
    assert [each.name for each in task.parameters] == names
    defaults = dict(zip(reversed(names), reversed(made.args.defaults), strict=False))
    for parameter in task.parameters:
        default = defaults.get(parameter.name)
        if isinstance(default, ast.Constant):
            assert value_of(parameter.default) == default.value
        assert (default is None) == (
            not parameter.HasField("default") and not parameter.default_object
        )


@pytest.mark.parametrize(
    "task",
    [each for each in OURS.tasks if not each.is_abstract],
    ids=lambda task: task.name,
)
def test_its_templates_make_what_the_compiler_makes(task: TaskExtension, tmp_path: Path) -> None:
    """Let the same manifest describe a package of another name: what it makes is the same."""
    theirs = Manifest()
    theirs.CopyFrom(OURS)
    theirs.id = theirs.package = "acme"
    del theirs.tasks[:]
    theirs.tasks.extend(each for each in OURS.tasks if not each.is_abstract)
    theirs.exports[:] = ["ContainerTask"]
    file = tmp_path / "acme.json"
    file.write_text(canonical_json(theirs), encoding="utf-8")
    twin = next(each for each in theirs.tasks if each.name == task.name)
    pairs = zip(Samples(OURS).of_task(task), Samples(theirs).of_task(twin), strict=True)
    equal = 0
    for own, other in islice(pairs, MOST):
        if "MetadataFormat" in own:
            continue  # a class in a class is not made from a manifest
        made = shown(compiled(own, ()))
        assert shown(compiled(other, (file,))) == made, own
        equal += made is not None
    assert equal


def shown(template: dict[str, object] | None) -> object:
    """Give what a manifest says of a template, the package being called flytekit."""
    if template is None:
        return None
    kept = {key: item for key, item in template.items() if key not in LEFT_OUT}
    return json.loads(json.dumps(kept).replace("acme.", "flytekit."))
