"""Graphs are judged in time that grows with their edges, also where ways through them double."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from flyteidl.admin.task_pb2 import TaskSpec
from flyteidl.admin.workflow_pb2 import WorkflowSpec
from flyteidl.core.identifier_pb2 import TASK, WORKFLOW
from flyteidl.core.types_pb2 import INTEGER

from flowc.targets.flyte.lifting.lift import lift_files
from flowc_validators.engine import check

Edges = list[tuple[int | None, int | None]]


def chain(count: int) -> Edges:
    """Each node reads the one before."""
    return [(None, None), *((number, None) for number in range(count - 1))]


def fan(count: int) -> Edges:
    """All nodes read the first."""
    return [(None, None), *((0, None) for _ in range(count - 1))]


def diamonds(count: int) -> Edges:
    """Two nodes read one, and one reads both, again and again."""
    found: Edges = [(None, None)]
    for number in range(0, 3 * (count // 3), 3):
        found += [(number, None), (number, None), (number + 1, number + 2)]
    return found


@pytest.mark.parametrize("shape", [chain, fan, diamonds], ids=lambda shape: shape.__name__)
def test_time_grows_with_edges(shape: Callable[[int], Edges]) -> None:
    """Eight times the nodes take much less than sixty-four times as long: it is not squared."""
    _seconds(shape(300))
    small = min(_seconds(shape(625)) for _ in range(3))
    large = min(_seconds(shape(5000)) for _ in range(2))
    assert large < 32 * max(small, 0.02)


def _seconds(edges: Edges) -> float:
    files = [("0_t_1.pb", _task()), ("1_w_2.pb", _workflow(edges))]
    start = time.process_time()
    lifted = lift_files("graph", files)
    found = {finding.code.name for finding in check(lifted.program)}
    assert found <= {"too-many-nodes", "too-many-ways", "unused-result", "unused-input"}
    return time.process_time() - start


def _task() -> bytes:
    spec = TaskSpec()
    template = spec.template
    template.id.resource_type, template.id.name, template.type = TASK, "t", "python-task"
    template.metadata.runtime.version = "1"
    for name in ("x", "y"):
        template.interface.inputs.variables[name].type.simple = INTEGER
    template.interface.outputs.variables["o"].type.simple = INTEGER
    template.container.image = "i"
    template.container.args.append("a")
    return spec.SerializeToString()


def _workflow(edges: Edges) -> bytes:
    spec = WorkflowSpec()
    template = spec.template
    template.id.resource_type, template.id.name = WORKFLOW, "w"
    template.interface.inputs.variables["a"].type.simple = INTEGER
    for number, sources in enumerate(edges):
        node = template.nodes.add(id=f"n{number}")
        node.task_node.reference_id.resource_type = TASK
        node.task_node.reference_id.name = "t"
        for name, source in zip(("x", "y"), sources, strict=True):
            promise = node.inputs.add(var=name).binding.promise
            promise.node_id = "" if source is None else f"n{source}"
            promise.var = "a" if source is None else "o"
    return spec.SerializeToString()
