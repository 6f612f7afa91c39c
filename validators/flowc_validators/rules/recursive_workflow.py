"""A workflow that runs itself, by itself or by others."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import Call, EntityKind, LocalReference, Reference, Workflow
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.source import NOWHERE, Span
from flowc_ir.walk import walk_nodes, walk_references
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code("recursive-workflow", Severity.ERROR, "a workflow runs itself without end")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report each workflow that reaches itself; the backend's compiler breaks down on it."""
    workflows = {workflow.name: workflow for workflow in facts.workflows}
    runs = {name: set(_run_by(each, facts)) & set(workflows) for name, each in workflows.items()}
    doubtful = _without_ends(runs)
    for name, workflow in workflows.items():
        way = _way_back(name, doubtful) if name in doubtful else []
        if way:
            by = "itself" if len(way) == 1 else " → ".join(f"`{each}`" for each in way)
            yield CODE.at(
                _place(workflow, way[0], facts),
                f"workflow `{name}` runs {by}, and so never ends",
                hint="repeat in a `@dynamic` workflow, which decides when it runs",
            )


def _run_by(workflow: Workflow, facts: Facts) -> Iterator[str]:
    """Give the names of the workflows that a workflow runs, also through launch plans."""
    for reference in walk_references(workflow):
        yield from _run_through(reference, facts)


def _run_through(reference: Reference, facts: Facts) -> Iterator[str]:
    if not isinstance(reference, LocalReference):
        return
    if reference.kind is EntityKind.WORKFLOW:
        yield reference.name
    for entity in facts.by_name.get((EntityKind.LAUNCH_PLAN, reference.name), ()):
        if reference.kind is EntityKind.LAUNCH_PLAN and isinstance(entity, LaunchPlan):
            if isinstance(entity.workflow, LocalReference):
                yield entity.workflow.name


def _place(workflow: Workflow, other: str, facts: Facts) -> Span:
    """Give the place where a workflow calls another; its own if that is not known."""
    for node in walk_nodes(workflow):
        if isinstance(node.target, Call) and node.span != NOWHERE:
            if other in _run_through(node.target.callee, facts):
                return node.span
    return workflow.span


def _without_ends(runs: dict[str, set[str]]) -> dict[str, set[str]]:
    """Leave out what runs nothing, then what runs only that, and so on; linear in what runs what.

    Nothing is left of a program without circles.
    """
    run_by: dict[str, list[str]] = {name: [] for name in runs}
    for name, others in runs.items():
        for other in others:
            run_by[other].append(name)
    left = {name: len(others) for name, others in runs.items()}
    ends = [name for name, count in left.items() if not count]
    while ends:
        name = ends.pop()
        del left[name]
        for other in run_by[name]:
            left[other] -= 1
            if not left[other]:
                ends.append(other)
    return {name: {other for other in runs[name] if other in left} for name in left}


def _way_back(start: str, runs: dict[str, set[str]]) -> list[str]:
    """Give the workflows on a way from `start` to itself, without the first; empty if none."""
    waiting = [(name, [name]) for name in sorted(runs[start])]
    seen: set[str] = set()
    while waiting:
        name, way = waiting.pop(0)
        if name == start:
            return way
        if name not in seen:
            seen.add(name)
            waiting += [(other, [*way, other]) for other in sorted(runs[name])]
    return []


RULE = Rule(CODE, check)
