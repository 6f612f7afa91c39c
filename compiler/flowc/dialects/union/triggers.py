"""`OnArtifact`: an artifact that sets off a launch plan."""

from __future__ import annotations

import datetime

from flowc.dialects.flytekit.artifacts.objects import WRONG_ARTIFACT, artifact_of
from flowc.dialects.flytekit.artifacts.parts import (
    PartitionsValue,
    PartitionValue,
    TimePartitionValue,
)
from flowc.dialects.flytekit.artifacts.values import ArtifactValue, QueryValue
from flowc.dialects.flytekit.entity import Port, PythonInterface
from flowc.dialects.flytekit.plans.triggers import PlanTrigger
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.reading import bind, need, own
from flowc.dialects.flytekit.tasks.declared import declared_types
from flowc.dialects.union.durations import iso_duration
from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import NONE, Unknown, Value
from flowc_ir.artifacts import (
    ArtifactId,
    ArtifactSource,
    Label,
    LatestArtifact,
    Partition,
    StaticLabel,
    TimePartition,
    TimeShift,
    TriggerLabel,
)
from flowc_ir.interface import Parameter
from flowc_ir.launch_plan import Trigger
from flowc_ir.literals import Literal
from flowc_ir.source import Span


class OnArtifactValue(PlanTrigger):
    """An `OnArtifact`: what sets it off, and what the launch is given."""

    __slots__ = ("inputs", "session", "subject")

    def __init__(
        self, session: Session, subject: ArtifactValue | QueryValue, inputs: dict[str, Value]
    ) -> None:
        self.session = session
        self.subject = subject
        self.inputs = inputs

    def describe(self) -> str:
        """Say what this is."""
        return "an `OnArtifact` trigger"

    def lower(self, interface: PythonInterface, span: Span) -> Trigger:
        """Give the IR (`union` 0.1.204 artifacts/_triggers.py)."""
        return Trigger(
            artifact=_subject_id(self.subject, span),
            inputs=tuple(
                self._input(_port(interface, name, span), value, span)
                for name, value in self.inputs.items()
            ),
        )

    def _input(self, port: Port, value: Value, span: Span) -> Parameter:
        source = _source(self.subject, value, span)
        default: Literal | None = None
        if source is None:
            default = self.session.types.to_literal(
                need(value), port.type, port.annotation, self.session.machine, span
            )
        return Parameter(
            name=port.name,
            type=port.type,
            doc=port.doc or "",
            blank_doc=port.doc == "",
            default=default,
            required=False,
            artifact=artifact_of(port.annotation),
            source=source,
            span=span,
        )


def on_artifact_model(session: Session) -> Model:
    """Give the model of `OnArtifact(…)`."""

    def construct(context: Context, call: Call) -> Value:
        given = bind(call, "OnArtifact", ("trigger_on", "inputs"))
        subject = own(given.get("trigger_on", NONE), "`trigger_on`", call.span)
        if not isinstance(subject, (ArtifactValue, QueryValue)):
            mistake(
                WRONG_ARTIFACT,
                call.span,
                "`trigger_on` is an artifact, or a query for one",
                exception="ValueError",
            )
        inputs = declared_types(given.get("inputs"), "`inputs`", call.span)
        for name, value in inputs.items():
            _check(subject, name, need(value), call.span)
        return OnArtifactValue(session, subject, inputs)

    return construct


def _check(subject: ArtifactValue | QueryValue, name: str, value: Value, span: Span) -> None:
    """Check that an input refers to the artifact that sets off the launch plan."""
    artifact = subject.artifact if isinstance(subject, QueryValue) else subject
    is_foreign = isinstance(value, ArtifactValue) and value is not artifact
    if isinstance(value, QueryValue) and value.binding is not None:
        is_foreign = value.binding is not subject
    if is_foreign:
        mistake(
            WRONG_ARTIFACT,
            span,
            f"the input `{name}` of the trigger refers to another artifact than the one that "
            "sets it off",
            hint="write `.query(…)` for other artifacts",
            exception="ValueError",
        )


def _subject_id(subject: ArtifactValue | QueryValue, span: Span) -> ArtifactId:
    if isinstance(subject, QueryValue):
        return subject.id(span, _open_time)
    time = _open_time(subject.time_partition(span)) if subject.is_timed else None
    return subject.full_id(span, time)


def _open_time(time: TimePartitionValue) -> TimePartition:
    if time.label is None:
        return TimePartition()
    return TimePartition(value=time.label, granularity=time.granularity)


def _port(interface: PythonInterface, name: str, span: Span) -> Port:
    port = interface.inputs.get(name)
    if port is None:
        mistake(
            WRONG_ARTIFACT,
            span,
            f"the trigger sets the input `{name}`, which the workflow does not have",
            hint="name inputs of the workflow",
            exception="KeyError",
        )
    return port


def _source(subject: ArtifactValue | QueryValue, value: Value, span: Span) -> ArtifactSource | None:
    match value:
        case ArtifactValue():
            return TriggerLabel()
        case QueryValue():
            return LatestArtifact(_bound_query(value, subject, span))
        case TimePartitionValue():
            if value.reference is None:
                raise Lost(Unknown("a time partition of no artifact is not followed", span))
            return TriggerLabel(is_time=True, shift=_shift(value, span))
        case PartitionValue():
            mistake(
                WRONG_ARTIFACT,
                span,
                "an input of a trigger takes a time partition, but no other partition",
                hint="give a value, or a query",
                exception="ValueError",
            )
        case _:
            return None


def _bound_query(query: QueryValue, subject: ArtifactValue | QueryValue, span: Span) -> ArtifactId:
    def spell_time(time: TimePartitionValue) -> TimePartition:
        label = time.label
        if time.reference is subject:
            label = TriggerLabel(is_time=True, shift=_shift(time, span))
        return TimePartition(value=label, granularity=time.granularity)

    return query.id(span, spell_time, _bound_partitions(query.partitions, subject, span))


def _bound_partitions(
    partitions: PartitionsValue | None, subject: ArtifactValue | QueryValue, span: Span
) -> tuple[Partition, ...]:
    """Bind partitions to those of the trigger (`get_partitions_idl_with_binding`)."""
    if partitions is None:
        return ()
    bound: dict[str, Label] = {}
    if isinstance(subject, ArtifactValue) and partitions.reference is subject:
        bound = {key: TriggerLabel(partition=key) for key in subject.keys or ()}
    for key, partition in partitions.entries.items():
        if partition.reference is subject:
            bound[key] = TriggerLabel(partition=partition.name)
        elif partition.reference is None or partition.reference is partitions.reference:
            if partition.label is None:
                mistake(
                    WRONG_ARTIFACT,
                    span,
                    f"the partition `{key}` of a query in a trigger has no value",
                    hint="give it one in the query",
                    exception="AttributeError",
                )
            static = partition.label if isinstance(partition.label, StaticLabel) else None
            bound[key] = static or StaticLabel("")
        else:
            mistake(
                WRONG_ARTIFACT,
                span,
                f"the partition `{key}` is taken from an artifact that sets off nothing here",
                exception="ValueError",
            )
    return tuple(Partition(key, label) for key, label in bound.items())


def _shift(time: TimePartitionValue, span: Span) -> TimeShift | None:
    if time.shift is None:
        return None
    duration = time.shift.duration
    if not isinstance(duration, datetime.timedelta):
        raise Lost(Unknown("the step from a time partition is no known timedelta", span))
    if not duration:
        return None
    return TimeShift(iso_duration(duration), backwards=time.shift.backwards)
