"""Compares drafts of manifests with those of the catalogue, and records drafts (`make derive`)."""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from flowc.driver import CompileOptions, compile_project
from flowc.flytekit_versions import NEWEST
from flowc.manifests.derivation.draft import draft, package_name
from flowc.manifests.places import Places
from flowc.manifests.plain_values import value_of
from flowc.manifests.reading import read_manifest
from flowc.manifests.samples import Samples
from flowc.manifests.shelf import shelf_file
from flowc.targets.flyte.inspect import messages_of
from flowc.targets.registry import TARGETS
from flowc_idl.flowc.ext.v1.classes_pb2 import Field
from flowc_idl.flowc.ext.v1.manifest_pb2 import Manifest
from flowc_ir.diagnostic import Report
from flowc_ir.program import Opaque

DRAFTS = Path(__file__).parent / "drafts"
LEDGER = DRAFTS / "differences.toml"
ROOT = Path(__file__).parents[2]
MOST_EXAMPLES = 8
"""How many programs are compiled for each kind of task."""


def recorded() -> list[str]:
    """Give the packages of which drafts are recorded."""
    return sorted(file.stem for file in DRAFTS.glob("*.yaml"))


def explanations() -> list[tuple[str, str, str]]:
    """Give, from the ledger, pairs of patterns (package, difference) with what explains them."""
    entries: list[dict[str, str]] = tomllib.loads(LEDGER.read_text())["difference"]
    return [(entry.get("package", ".*"), entry["pattern"], entry["why"]) for entry in entries]


def explained(package: str, difference: str) -> bool:
    """Tell whether the ledger explains a difference."""
    return any(
        re.fullmatch(of, package) and re.search(pattern, difference)
        for of, pattern, _ in explanations()
    )


def sources() -> Path | None:
    """Give the folder of the plug-ins in the environment that `make plugins` makes, if it is."""
    named = os.environ.get("FLOWC_PLUGINS_PYTHON_MOST")
    python = Path(named) if named else ROOT / ".venvs" / "plugins-most" / "bin" / "python"
    found = sorted((python.parent.parent / "lib").glob("python3*/site-packages/flytekitplugins"))
    return found[0] if found else None


def derived(folder: Path) -> str:
    """Give the draft for the sources in a folder."""
    package = package_name(folder)
    return draft(folder, package, package.replace(".", "-").replace("_", "-"))


def differences(package: str) -> list[str]:
    """Say in what the recorded draft of a package differs from the catalogue's manifest."""
    file = DRAFTS / f"{package}.yaml"
    ours, theirs = _read(file), _read(shelf_file(package))
    return [*_of_classes(ours, theirs), *_of_tasks(ours, theirs), *_of_examples(file, theirs)]


def _read(file: Path) -> Manifest:
    report = Report()
    manifest = read_manifest(file.read_text(encoding="utf-8"), file.name, report)
    assert manifest is not None, report.diagnostics
    return manifest


def _of_classes(ours: Manifest, theirs: Manifest) -> Iterator[str]:
    enums = {enum.name: enum for enum in ours.enums}
    for enum in theirs.enums:
        members = {m.name: value_of(m.value) for m in enum.members}
        found = enums.get(enum.name)
        if found is None:
            yield f"enum {enum.name}: missing"
        elif {m.name: value_of(m.value) for m in found.members} != members:
            yield f"enum {enum.name}: members"
    records = {record.name: record for record in ours.classes}
    for record in theirs.classes:
        if record.name not in records:
            yield f"class {record.name}: missing"
        else:
            yield from _of_fields(
                f"class {record.name}", records[record.name].fields, record.fields
            )


def _of_fields(owner: str, ours: Sequence[Field], theirs: Sequence[Field]) -> Iterator[str]:
    if [field.name for field in ours] != [field.name for field in theirs]:
        names = [field.name for field in ours], [field.name for field in theirs]
        yield f"{owner}: fields {names[0]}, catalogue {names[1]}"
        return
    for mine, other in zip(ours, theirs, strict=True):
        if mine.type != other.type:
            yield f"{owner}.{mine.name}: type {mine.type}, catalogue {other.type}"
        if _default(mine) != _default(other):
            yield f"{owner}.{mine.name}: default {_default(mine)}, catalogue {_default(other)}"


def _default(field: Field) -> str:
    if field.default_object:
        return field.default_object
    said = repr(value_of(field.default)) if field.HasField("default") else "required"
    null = repr(value_of(field.instead_of_null)) if field.HasField("instead_of_null") else ""
    return f"{said}, null becomes {null}" if null else said


def _of_tasks(ours: Manifest, theirs: Manifest) -> Iterator[str]:
    tasks = {task.name: task for task in ours.tasks}
    for task in theirs.tasks:
        found = tasks.get(task.name)
        if found is None:
            yield f"task {task.name}: missing"
            continue
        if list(found.config_classes) != list(task.config_classes):
            yield f"task {task.name}: config classes"
        yield from _of_fields(f"task {task.name}", found.parameters, task.parameters)


def _of_examples(file: Path, theirs: Manifest) -> Iterator[str]:
    """Compile the same programs with both manifests."""
    samples = Samples(theirs)
    for task in theirs.tasks:
        for number, source in enumerate(islice(samples.of_task(task), MOST_EXAMPLES)):
            mine, other = compiled(source, (file,)), compiled(source, ())
            if other is None:
                continue  # the example breaks a rule
            if mine is None:
                yield f"example {number} of {task.name}: not compiled"
                continue
            for key in sorted({*mine, *other}):
                if mine.get(key) != other.get(key):
                    yield f"example {number} of {task.name}: {key}"


def compiled(source: str, manifests: tuple[Path, ...]) -> dict[str, object] | None:
    """Give the template of the last task of a module, or of its workflow; None if it is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "example.py").write_text(source)
        places = Places(root=root, project=manifests)
        outcome = compile_project(CompileOptions(root=root, manifests=places))
    program = outcome.program
    is_lost = any(isinstance(entity, Opaque) for entity in program.entities)
    if outcome.report.has_errors or is_lost or not program.entities:
        return None
    (artifact,) = TARGETS["flyte"](NEWEST).emit(program).artifacts
    specs: list[dict[str, dict[str, object]]] = [
        json.loads(message.json) for message in messages_of(artifact.path, artifact.data)
    ]
    templates = [each["template"] for each in specs if "template" in each]
    found = [each for each in templates if "nodes" in each] or templates
    return found[-1] if found else None


def main() -> None:
    """Record the drafts anew, and print what the ledger does not explain."""
    folder = sources()
    if folder is None:
        sys.exit("the plug-ins are not installed: run `make plugins` first")
    for package in recorded():
        text = derived(folder.joinpath(*package.split(".")[1:]))
        (DRAFTS / f"{package}.yaml").write_text(text, encoding="utf-8")
        for difference in differences(package):
            if not explained(package, difference):
                sys.stdout.write(f"{package}: {difference}\n")


if __name__ == "__main__":
    main()
