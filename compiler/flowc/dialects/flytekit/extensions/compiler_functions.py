"""What templates ask of the compiler (`$call`), listed in `docs/manifests.md`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings.pods import pod_template
from flowc.dialects.flytekit.settings.reading import need
from flowc.dialects.flytekit.settings.resources import task_resources
from flowc.frontend.interpreter.registry import Registry, Written
from flowc.frontend.interpreter.values import Value
from flowc_ir.plain import thaw
from flowc_ir.source import Span
from flowc_ir.task import Quantity

TEXT = Path(__file__).with_name("compiler_functions.txt")
WRITTEN = ("pod_of_resources", "pod_with_shared_memory")
"""The functions of `compiler_functions.txt`."""

CompilerFunction = Callable[[Session, list[Value], Span], object]


def _resources(session: Session, arguments: list[Value], span: Span) -> object:
    """Give requests and limits as `flyteidl.core.Resources`; what is not given is empty."""
    requests, limits = arguments
    given = {"requests": requests, "limits": limits}
    made = task_resources(given, span, in_container=False)
    return {"requests": _entries(made.requests), "limits": _entries(made.limits)}


def _entries(amounts: tuple[Quantity, ...]) -> list[object]:
    return [{"name": amount.name.name, "value": amount.value} for amount in amounts]


def _pod(session: Session, arguments: list[Value], span: Span) -> object:
    """Give a `PodTemplate` as `flyteidl.core.K8sPod`; null for null."""
    made = pod_template(arguments[0], span)
    if made is None:
        return None
    labels = {pair.key: pair.value for pair in made.labels}
    annotations = {pair.key: pair.value for pair in made.annotations}
    return {
        "metadata": {"labels": labels, "annotations": annotations},
        "podSpec": thaw(made.spec),
        "primaryContainerName": made.primary_container,
    }


def _written(name: str) -> CompilerFunction:
    """Give a function that is written in Python, for the interpreter to run."""

    def function(session: Session, arguments: list[Value], span: Span) -> object:
        machine = session.machine
        written = machine.external(f"flowc.extensions.{name}")
        return need(machine.call_with(written, *arguments, span=span))

    return function


FUNCTIONS: dict[str, CompilerFunction] = {
    "resources": _resources,
    "pod": _pod,
    **{name: _written(name) for name in WRITTEN},
}
"""Name → function."""


def install(registry: Registry) -> None:
    """Add the functions that are written in Python to the tables."""
    written = Written("flowc.extensions", lambda: TEXT.read_text(encoding="utf-8"))
    registry.written |= dict.fromkeys((f"flowc.extensions.{name}" for name in WRITTEN), written)
