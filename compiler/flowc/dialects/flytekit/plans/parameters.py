"""Parameters: what a launch plan may be started with."""

from __future__ import annotations

from flowc.dialects.flytekit.artifacts.objects import ArtifactObject, artifact_of
from flowc.dialects.flytekit.entity import Port, PythonInterface
from flowc.dialects.flytekit.graph.node_creation import is_optional
from flowc.dialects.flytekit.session import Session
from flowc.frontend.interpreter.values import Value
from flowc_ir.interface import Parameter
from flowc_ir.literals import Literal, NoneLiteral
from flowc_ir.source import Span


def parameters_of(session: Session, interface: PythonInterface) -> dict[str, Parameter]:
    """Give the parameters of an interface, with the defaults that its function declares.

    Mirrors `transform_inputs_to_parameters` of flytekit 1.16.31 (core/interface.py). Raises what
    making a literal of a default raises.
    """
    return {
        name: parameter_of(session, port, port.default, port.doc, port.span)
        for name, port in interface.inputs.items()
    }


def parameter_of(
    session: Session, port: Port, default: Value | None, doc: str | None, span: Span
) -> Parameter:
    """Give one parameter; a missing default of an optional input is None.

    `span` is where the default is given, or the input itself if it has none.
    """
    literal: Literal | None = None
    source = default.source(span) if isinstance(default, ArtifactObject) else None
    if default is not None and source is None:
        literal = session.types.to_literal(
            default, port.type, port.annotation, session.machine, span
        )
    elif source is None and is_optional(port.annotation):
        literal = NoneLiteral()
    return Parameter(
        name=port.name,
        type=port.type,
        doc=doc or "",
        blank_doc=doc == "",
        default=literal,
        required=literal is None and source is None,
        artifact=artifact_of(port.annotation),
        source=source,
        span=span,
    )
