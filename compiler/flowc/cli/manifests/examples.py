"""Compiles a sample of what a manifest describes, and gives what it becomes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from flowc.cli.manifests.known import Known
from flowc.cli.report import Json, read_json
from flowc.driver import CompileOptions, compile_project
from flowc.targets.registry import TARGETS
from flowc_ir.lazy_dataclass import dataclass, replace
from flowc_ir.program import Opaque

MODULE = "example"
LEFT_OUT = ("id", "metadata", "interface")
"""What every task has and no manifest says."""


@dataclass(frozen=True, slots=True)
class Example:
    """A module, and the template of its task or workflow; or why there is none.

    Either it is wrong, or it is not known.
    """

    source: str
    template: dict[str, Json]
    lack: str = ""
    is_opaque: bool = False


def first_example(modules: Iterable[str], known: Known) -> Example | None:
    """Give the first of some modules that compiles, else the first; None if there are none."""
    first: Example | None = None
    for source in modules:
        example = compiled_example(source, known)
        if not example.lack:
            return example
        first = first or example
    return first


def compiled_example(source: str, known: Known) -> Example:
    """Compile one module with one task, or with a function's workflow and its tasks."""
    from flowc.targets.flyte.inspect import messages_of

    behaviour = known.project.config.flytekit
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / f"{MODULE}.py").write_text(source, encoding="utf-8")
        places = replace(known.project.manifests, root=root)
        outcome = compile_project(CompileOptions(root=root, flytekit=behaviour, manifests=places))
    errors = [d.message for d in outcome.report.diagnostics if d.code.severity.value == "error"]
    opaque = [each.reason for each in outcome.program.entities if isinstance(each, Opaque)]
    if opaque and not errors:
        return Example(source, {}, "; ".join(opaque), is_opaque=True)
    if errors or not outcome.program.entities:
        return Example(source, {}, "; ".join(errors) or "it makes no task")
    (artifact,) = TARGETS["flyte"](behaviour).emit(outcome.program).artifacts
    specs = [read_json(message.json) for message in messages_of(artifact.path, artifact.data)]
    found = [each.get("template") for each in specs if isinstance(each, dict)]
    templates = [each for each in found if isinstance(each, dict)]
    # A workflow says more than one of its tasks; a task beside another comes before it.
    workflows = [each for each in templates if "nodes" in each]
    for template in (workflows or templates)[-1:]:
        kept = {key: template[key] for key in sorted(template) if key not in LEFT_OUT}
        return Example(source, {key: _sorted(item) for key, item in kept.items()})
    return Example(source, {}, "it makes no task")


def _sorted(data: Json) -> Json:
    """Give data with the keys of its maps in order, which messages do not keep."""
    if isinstance(data, dict):
        return {key: _sorted(data[key]) for key in sorted(data)}
    return [_sorted(item) for item in data] if isinstance(data, list) else data
