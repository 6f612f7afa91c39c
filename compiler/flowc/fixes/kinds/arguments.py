"""Inputs are given by keyword where they are taken by keyword only."""

from __future__ import annotations

import libcst as cst

from flowc.fixes.finding import Finding
from flowc.fixes.fix import Edit, Fix, Safety
from flowc.fixes.kinds.calls import called
from flowc_ir.graph import Workflow
from flowc_ir.task import Task

_BY_KEYWORD = "inputs by keyword only"


def keywords(finding: Finding) -> Fix | None:
    """Name the inputs that are given by their places."""
    call = finding.parsed.call(finding.found.span)
    if call is None or _BY_KEYWORD not in finding.found.message:
        return None
    is_node = called(call) == "create_node"
    named = call.args[0].value if is_node and call.args else call.func
    given = [each for each in call.args[1 if is_node else 0 :] if each.keyword is None]
    if not isinstance(named, cst.Name) or any(each.star for each in call.args):
        return None
    names = _inputs(finding, named.value)
    taken = {each.keyword.value for each in call.args if each.keyword is not None}
    chosen = names[: len(given)]
    if len(chosen) < len(given) or taken & {*chosen}:
        return None
    edits = tuple(
        Edit(start, start, f"{name}=")
        for name, each in zip(chosen, given, strict=True)
        for start in [_start(finding, each)]
    )
    return Fix("name the inputs", Safety.SAFE, edits)


def _start(finding: Finding, given: cst.Arg) -> int:
    start, _ = finding.parsed.range_of(given)
    return start


def _inputs(finding: Finding, name: str) -> list[str]:
    """Give the inputs of what a name means: a function of this file, or an entity of that name."""
    functions = [f for f in finding.parsed.all(cst.FunctionDef) if f.name.value == name]
    if len(functions) == 1:
        return [each.name.value for each in functions[0].params.params]
    if not functions and (workflow := _planned(finding, name)):
        return _inputs(finding, workflow)
    found = [
        entity
        for entity in finding.program.entities
        if isinstance(entity, (Task, Workflow)) and entity.name.rpartition(".")[2] == name
    ]
    return [each.name for each in found[0].interface.inputs] if len(found) == 1 else []


def _planned(finding: Finding, name: str) -> str:
    """Give the name of the workflow that a launch plan of this file starts."""
    for assigned in finding.parsed.all(cst.Assign):
        match assigned:
            case cst.Assign(
                targets=[cst.AssignTarget(target=cst.Name(value=target))],
                value=cst.Call(args=[cst.Arg(value=cst.Name(value=workflow)), *_]) as call,
            ) if target == name and workflow != name:
                if called(call) in ("get_or_create", "create", "get_default_launch_plan"):
                    return workflow
            case _:
                pass
    return ""
