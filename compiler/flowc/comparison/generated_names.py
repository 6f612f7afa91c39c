"""Names that SDKs make up from a hash: told apart by what they are made from."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flowc_ir.graph import (
    Branch,
    Call,
    EntityKind,
    LocalReference,
    Map,
    Node,
    NodeTarget,
    Workflow,
)
from flowc_ir.lazy_dataclass import replace
from flowc_ir.program import Program
from flowc_ir.task import Task

_OF_MAP = re.compile(r"(.*\bmap_.+)_[0-9a-f]{32}(?:-arraynode)?")
"""A map task by flytekit 1.16.31, core/array_node_map_task.py and core/legacy_map_task.py."""


def without_hashes(program: Program) -> Program:
    """Give a program whose map tasks are named by what they map, the second one `…#2`.

    Nobody refers to a map task by its name, of which a hash of its settings is a part.
    """
    names: dict[str, str] = {}
    seen: dict[str, int] = {}
    for entity in program.entities:
        found = _OF_MAP.fullmatch(entity.name) if isinstance(entity, Task) else None
        if found is not None and entity.name not in names:
            count = seen[found[1]] = seen.get(found[1], 0) + 1
            names[entity.name] = found[1] if count == 1 else f"{found[1]}#{count}"
    if not names:
        return program
    entities = [
        replace(entity, name=names.get(entity.name, entity.name))
        if isinstance(entity, Task)
        else _renamed(entity, names)
        if isinstance(entity, Workflow)
        else entity
        for entity in program.entities
    ]
    return replace(program, entities=tuple(entities))


def _renamed(workflow: Workflow, names: Mapping[str, str]) -> Workflow:
    failure = workflow.failure_node
    return replace(
        workflow,
        nodes=tuple(_node(node, names) for node in workflow.nodes),
        failure_node=None if failure is None else _node(failure, names),
    )


def _node(node: Node, names: Mapping[str, str]) -> Node:
    return replace(node, target=_target(node.target, names))


def _target(target: NodeTarget, names: Mapping[str, str]) -> NodeTarget:
    match target:
        case Call(callee=LocalReference(kind=EntityKind.TASK, name=name) as callee):
            return replace(target, callee=replace(callee, name=names.get(name, name)))
        case Map(node=inner):
            return replace(target, node=_node(inner, names))
        case Branch(cases=cases, otherwise=otherwise):
            return replace(
                target,
                cases=tuple(replace(case, node=_node(case.node, names)) for case in cases),
                otherwise=None if otherwise is None else _node(otherwise, names),
            )
        case _:
            return target
