"""Interfaces and parameters from `flyteidl.core.TypedInterface` and its like."""

from __future__ import annotations

from flyteidl.admin import description_entity_pb2
from flyteidl.core import interface_pb2

from flowc.targets.flyte.lifting.codes import MISSING_VALUE
from flowc.targets.flyte.lifting.literals import Literals
from flowc.targets.flyte.lifting.place import Place
from flowc_ir.artifacts import ArtifactId
from flowc_ir.interface import Documentation, Interface, Output, Parameter
from flowc_ir.types import Type


def interface(message: interface_pb2.TypedInterface, place: Place, literals: Literals) -> Interface:
    """Give inputs and outputs; their order is not known, so they are sorted by name."""
    inputs, outputs = message.inputs.variables, message.outputs.variables
    into, out = place.at("inputs"), place.at("outputs")
    return Interface(
        inputs=tuple(
            _parameter(name, inputs[name], into.at(name), literals) for name in sorted(inputs)
        ),
        outputs=tuple(
            _output(name, outputs[name], out.at(name), literals) for name in sorted(outputs)
        ),
    )


def parameters(
    message: interface_pb2.ParameterMap, place: Place, literals: Literals
) -> tuple[Parameter, ...]:
    """Give the inputs of a launch plan."""
    held = message.parameters
    return tuple(
        _launch_parameter(name, held[name], place.at(name), literals) for name in sorted(held)
    )


def documentation(message: description_entity_pb2.DescriptionEntity | None) -> Documentation | None:
    """Give the description of an entity, if it has one."""
    if message is None:
        return None
    long = message.long_description
    return Documentation(
        short=message.short_description,
        long=long.value,
        link=message.source_code.link,
        has_long=message.HasField("long_description"),
        uri=long.uri,
        icon=long.icon_link,
        format=long.format if _has_known_format(message) else _USUAL_FORMAT,
    )


# reStructuredText, which flytekit writes.
_USUAL_FORMAT = 3


def _has_known_format(message: description_entity_pb2.DescriptionEntity) -> bool:
    """Tell whether there is a format with a name; what has none is told as not said in full."""
    known = description_entity_pb2.DescriptionFormat.values()
    return message.HasField("long_description") and message.long_description.format in known


def _launch_parameter(
    name: str, message: interface_pb2.Parameter, place: Place, literals: Literals
) -> Parameter:
    from flowc.targets.flyte.lifting.artifacts import source_of

    said = message.WhichOneof("behavior")
    source = source_of(message) if said in ("artifact_query", "artifact_id") else None
    is_silent = said is None or (said == "required" and not message.required)
    if is_silent or (said == "artifact_query" and source is None):
        reason = f"input `{name}` has no default, and it is not required"
        literals.report.add(MISSING_VALUE.at(place.span, reason, backend="InvalidArgument"))
    doc, blank = _doc(name, message.var)
    return Parameter(
        name=name,
        type=_type(name, message.var, place, literals),
        doc=doc,
        blank_doc=blank,
        default=literals.lift(message.default, place.at("default")) if said == "default" else None,
        required=said == "required" and message.required,
        artifact=_artifact(message.var),
        source=source,
        span=place.span,
    )


def _parameter(
    name: str, message: interface_pb2.Variable, place: Place, literals: Literals
) -> Parameter:
    doc, blank = _doc(name, message)
    return Parameter(
        name=name,
        type=_type(name, message, place, literals),
        doc=doc,
        blank_doc=blank,
        artifact=_artifact(message),
        span=place.span,
    )


def _output(name: str, message: interface_pb2.Variable, place: Place, literals: Literals) -> Output:
    doc, blank = _doc(name, message)
    type_ = _type(name, message, place, literals)
    return Output(name=name, type=type_, doc=doc, blank_doc=blank, artifact=_artifact(message))


def _type(name: str, message: interface_pb2.Variable, place: Place, literals: Literals) -> Type:
    if not name:
        literals.report.add(MISSING_VALUE.at(place.span, "a variable has no name"))
    return literals.types.lift(message.type, place.at("type"))


def _doc(name: str, message: interface_pb2.Variable) -> tuple[str, bool]:
    """Give what is said of a variable; one that is described by its own name is not described."""
    text = "" if message.description == name else message.description
    return text, not message.description


def _artifact(message: interface_pb2.Variable) -> ArtifactId | None:
    if not message.HasField("artifact_partial_id"):
        return None
    from flowc.targets.flyte.lifting.artifacts import artifact

    return artifact(message.artifact_partial_id)
