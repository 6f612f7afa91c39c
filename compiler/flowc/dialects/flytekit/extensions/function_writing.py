"""From manifests to Python: functions that make tasks and workflows."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_idl.flowc.ext.v1.tasks_pb2 import FunctionExtension, NodeTemplate, WorkflowTemplate

HEADER = "from flytekit import Workflow\n"
"""What the text needs, if a function makes a workflow."""


def written_function(function: FunctionExtension, parameters: str, position: int) -> Iterator[str]:
    """Write a function of a manifest; `parameters` are its own, as Python has them.

    Its own names begin with an underscore, so that no parameter is called so.
    """
    names = ", ".join(f"{each.name!r}: {each.name}" for each in function.parameters)
    yield f"def {function.name.rpartition('.')[2]}({parameters}):"
    yield f"    _given = {{{names}}}"
    yield f"    check_function({position}, _given)"
    if function.HasField("workflow"):
        yield from _workflow(function.workflow, position)
    else:
        yield f"    return made_by_function({position}, _given)()"
    yield ""


def _workflow(workflow: WorkflowTemplate, position: int) -> Iterator[str]:
    yield f"    _workflow = Workflow(name=workflow_name({position}, _given))"
    yield f"    for _name, _type in workflow_inputs({position}, _given).items():"
    yield "        _workflow.add_workflow_input(_name, _type)"
    yield "    _nodes, _made = {}, {}"
    for number, node in enumerate(workflow.nodes):
        yield from _node(node, position, number)
    for number, output in enumerate(workflow.outputs):
        asked = f"workflow_output({position}, {number}, _given, _workflow.inputs, _made)"
        yield f"    _workflow.add_workflow_output({output.name!r}, *{asked})"
    yield "    return _workflow"


def _node(node: NodeTemplate, position: int, number: int) -> Iterator[str]:
    place = f"{position}, {number}"
    for change, each in enumerate(node.changes):
        asked = f"changed({place}, {change}, _given, _workflow.inputs, _made)"
        yield f"    for _map, _value in {asked}:"
        yield f"        _map[{each.key!r}] = _value"
    context = "_given, _workflow.inputs, _made"
    yield f"    _task = node_task({place}, {context})"
    yield f"    _said = node_inputs({place}, {context})"
    yield "    _passed = {}"
    if node.opens_inputs:
        yield "    for _name, _typed in _task.python_interface.inputs_with_defaults.items():"
        yield "        if _name in _said:"
        yield "            _passed[_name] = _said[_name]"
        yield "            continue"
        yield "        if _name not in _workflow.inputs:"
        yield "            _type = _typed[0] if _typed[1] is None else _typed"
        yield "            _workflow.add_workflow_input(_name, _type)"
        yield "        _passed[_name] = _workflow.inputs[_name]"
    yield "    _node = _workflow.add_entity(_task, **{**_passed, **_said})"
    yield f"    _nodes[{node.name!r}], _made[{node.name!r}] = _node, _node.outputs"
    for other in node.after:
        yield f"    _nodes[{other!r}] >> _node"
    if node.overrides:
        yield f"    _node.with_overrides(**node_overrides({place}, {context}))"
