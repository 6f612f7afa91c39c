"""Interfaces and parameters of entities."""

from __future__ import annotations

from collections.abc import Iterable

from flyteidl.core import interface_pb2

from flowc.targets.flyte.literal_types import LiteralTypes
from flowc.targets.flyte.literals import literal_of
from flowc_ir.interface import Interface, Output, Parameter


def interface_of(interface: Interface, types: LiteralTypes) -> interface_pb2.TypedInterface:
    """Encode inputs and outputs; raises UnencodableError."""
    typed = interface_pb2.TypedInterface()
    typed.inputs.SetInParent()
    typed.outputs.SetInParent()
    for parameter in interface.inputs:
        _fill_variable(typed.inputs.variables[parameter.name], parameter, types)
    for output in interface.outputs:
        _fill_variable(typed.outputs.variables[output.name], output, types)
    return typed


def fill_parameters(
    target: interface_pb2.ParameterMap, parameters: Iterable[Parameter], types: LiteralTypes
) -> None:
    """Add the inputs of a launch plan: each has a default, or says whether it is required."""
    target.SetInParent()
    for parameter in parameters:
        entry = target.parameters[parameter.name]
        _fill_variable(entry.var, parameter, types)
        if parameter.source is not None:
            from flowc.targets.flyte.artifacts import fill_source  # few programs have any

            fill_source(entry, parameter.source)
        elif parameter.default is None:
            entry.required = parameter.required
        else:
            entry.default.CopyFrom(literal_of(parameter.default, types))


def _fill_variable(
    variable: interface_pb2.Variable, port: Parameter | Output, types: LiteralTypes
) -> None:
    variable.type.CopyFrom(types.encode(port.type))
    # flytekit 1.16.31 core/interface.py: an undocumented variable is described by its own name.
    variable.description = port.doc if port.doc or port.blank_doc else port.name
    if port.artifact is not None:
        from flowc.targets.flyte.artifacts import artifact_id

        variable.artifact_partial_id.CopyFrom(artifact_id(port.artifact))
