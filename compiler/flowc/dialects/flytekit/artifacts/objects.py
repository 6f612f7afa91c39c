"""What annotations and defaults may hold of artifacts, and its checks."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.dialects.flytekit.session import mistake
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.values import External, Generic, Value
from flowc_ir.artifacts import ArtifactId, ArtifactSource, InputLabel, RuntimeLabel
from flowc_ir.diagnostic import Code, Severity
from flowc_ir.interface import Interface, Output
from flowc_ir.source import Span

WRONG_ARTIFACT = Code(
    "wrong-artifact", Severity.ERROR, "an artifact is named, bound or asked for in a wrong way"
)


class ArtifactObject(Extension):
    """The root of artifacts, and of what is made of them: known in full once it is made."""

    __slots__ = ()

    def partial_id(self) -> ArtifactId | None:
        """Give what it says of a variable that is annotated with it; None if nothing."""
        return None

    def source(self, span: Span) -> ArtifactSource | None:
        """Give what it means as the default of an input; None if nothing.

        Raises what flytekit raises.
        """
        return None


def artifact_of(annotation: Value) -> ArtifactId | None:
    """Give the artifact that a variable of this type is.

    Mirrors `detect_artifact` of flytekit 1.16.31 (core/interface.py): the first one counts.
    """
    for argument in _metadata(annotation):
        if isinstance(argument, ArtifactObject):
            found = argument.partial_id()
            if found is not None:
                return found
    return None


def _metadata(annotation: Value) -> Iterator[Value]:
    """Give the metadata of Annotated, which typing keeps flat: what is inside comes first."""
    if not isinstance(annotation, Generic) or not isinstance(annotation.origin, External):
        return
    if annotation.origin.name == "typing.Annotated":
        yield from _metadata(annotation.arguments[0])
        yield from annotation.arguments[1:]


def check_outputs(interface: Interface, span: Span, *, takes_runtime: bool) -> None:
    """Check what the partitions of outputs are bound to; `takes_runtime`: a task may set them.

    Mirrors `verify_outputs_artifact_bindings` of flytekit 1.16.31 (core/interface.py), which looks
    at the time only where there are other partitions.
    """
    inputs = {parameter.name for parameter in interface.inputs}
    for output in interface.outputs:
        artifact = output.artifact
        if artifact is None or not artifact.partitions:
            continue
        labels = [(f"partition `{found.key}`", found.value) for found in artifact.partitions]
        if artifact.time_partition is not None and artifact.time_partition.value is not None:
            labels.append(("time partition", artifact.time_partition.value))
        for what, label in labels:
            if isinstance(label, RuntimeLabel) and not takes_runtime:
                _refuse_runtime(output, what, span)
            if isinstance(label, InputLabel) and label.input not in inputs:
                _refuse_input(output, what, label.input, span)


def _refuse_runtime(output: Output, what: str, span: Span) -> None:
    mistake(
        WRONG_ARTIFACT,
        span,
        f"the {what} of output `{output.name}` is not bound, and a workflow cannot set it",
        hint="bind it to an input (`Inputs.…`) or to a value, or let a task make the artifact",
    )


def _refuse_input(output: Output, what: str, name: str, span: Span) -> None:
    mistake(
        WRONG_ARTIFACT,
        span,
        f"the {what} of output `{output.name}` is bound to the input `{name}`, which is not there",
        hint="name an input of the same task or workflow",
    )
