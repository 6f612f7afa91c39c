"""Parts of artifacts: partitions, time, and what they are bound to."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from flowc.dialects.flytekit.artifacts.objects import WRONG_ARTIFACT, ArtifactObject
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.reading import constant, need
from flowc.frontend.interpreter.context import Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.values import DictValue, Known, Unknown, Value
from flowc_ir.artifacts import InputLabel, Label, Partition, StaticLabel, TimeLabel, TimePartition
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.literals import DatetimeLiteral
from flowc_ir.source import Span

DAY = 3
"""The number of `Granularity.DAY` (flyteidl core/artifact_id.proto)."""
_METHODS = ("set_reference_artifact", "to_flyte_idl")
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class InputsValue(Extension):
    """`Inputs`: each attribute stands for the input of that name."""

    __slots__ = ()

    def describe(self) -> str:
        """Say what this is."""
        return "`Inputs`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Give what is bound to the input of that name."""
        return InputBinding(name)


class InputBinding(Extension):
    """`Inputs.name`: what the input holds when the entity runs."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def describe(self) -> str:
        """Say what this is."""
        return f"`Inputs.{self.name}`"

    def label(self) -> InputLabel:
        """Give its IR."""
        return InputLabel(self.name)


class PartitionValue(Extension):
    """A partition of an artifact; `label` is None if it has no value yet."""

    __slots__ = ("label", "name", "reference")

    def __init__(self, name: str, label: Label | None) -> None:
        self.name = name
        self.label = label
        self.reference: ArtifactObject | None = None

    def describe(self) -> str:
        """Say what this is."""
        return f"the partition `{self.name}`"


class PartitionsValue(Extension):
    """The partitions of an artifact, by key."""

    __slots__ = ("entries", "reference")

    def __init__(self, entries: dict[str, PartitionValue]) -> None:
        self.entries = entries
        self.reference: ArtifactObject | None = None

    def describe(self) -> str:
        """Say what this is."""
        return "the partitions of an artifact"

    def refer_to(self, artifact: ArtifactObject) -> None:
        """Set the artifact that these are the partitions of."""
        self.reference = artifact
        for partition in self.entries.values():
            partition.reference = artifact

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Give a partition."""
        if name in ("partitions", "_partitions", "reference_artifact"):
            return Unknown(f"attribute `{name}` of {self.describe()} is not followed", span)
        if (found := self.entries.get(name)) is not None:
            return found
        if name in _METHODS:
            return Unknown(f"the method `{name}` of {self.describe()} is not followed", span)
        mistake(
            WRONG_ARTIFACT,
            span,
            f"there is no partition `{name}`",
            hint=known_keys(self.entries),
            exception="AttributeError",
        )


@dataclass(frozen=True, slots=True)
class Shift:
    """A step in time from a time partition; `duration` is the host's timedelta."""

    duration: object
    backwards: bool


class TimePartitionValue(Extension):
    """The time partition of an artifact; `label` is None if it has no value yet."""

    __slots__ = ("granularity", "label", "reference", "shift")

    def __init__(self, label: Label | None, granularity: int = DAY) -> None:
        self.label = label
        self.granularity = granularity
        self.shift: Shift | None = None
        self.reference: ArtifactObject | None = None

    def describe(self) -> str:
        """Say what this is."""
        return "a time partition"

    def binary(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Step in time; steps do not add up, the last one counts."""
        if operator not in ("+", "-") or reflected:
            return None
        if isinstance(other, Unknown):
            return other
        moved = TimePartitionValue(self.label, self.granularity)
        host = other.value if isinstance(other, Known) else other
        moved.shift = Shift(host, operator == "-")
        moved.reference = self.reference
        return moved

    def ir(self, session: Session, span: Span) -> TimePartition:
        """Give its IR; without a value, `union` leaves the granularity out."""
        if self.label is None and session.has_union(span, "how an open time partition is written"):
            return TimePartition()
        return TimePartition(value=self.label, granularity=self.granularity)


def known_keys(keys: Iterable[str]) -> str:
    """Give a hint that lists the partition keys that there are."""
    listed = ", ".join(f"`{key}`" for key in keys)
    return f"its partition keys are {listed}" if listed else "it has no partition keys"


def partitions_ir(partitions: PartitionsValue | None) -> tuple[Partition, ...]:
    """Give the IR of partitions; one without a value is written empty."""
    if partitions is None:
        return ()
    return tuple(
        Partition(key, StaticLabel("") if found.label is None else found.label)
        for key, found in partitions.entries.items()
    )


def made_partitions(entries: dict[str, Value], span: Span) -> PartitionsValue:
    """Make partitions of what is given by key; partitions of other artifacts stay what they are.

    Mirrors `Partitions` of flytekit 1.16.31 (core/artifact.py).
    """
    made: dict[str, PartitionValue] = {}
    for key, value in entries.items():
        need(value)
        if isinstance(value, PartitionValue):
            made[key] = value
        else:
            made[key] = PartitionValue(key, label_of(value, f"the partition `{key}`", span))
    return PartitionsValue(made)


def partition_entries(value: DictValue, span: Span) -> dict[str, Value]:
    """Give the entries of a dict of partitions; raises `Lost`."""
    if value.lost is not None:
        need(value.lost)
    entries: dict[str, Value] = {}
    for key, item in value.entries.values():
        name = constant(key, "a partition key", span)
        if not isinstance(name, str):
            mistake(WRONG_ARTIFACT, span, "partition keys are strings", exception="TypeError")
        entries[name] = item
    return entries


def label_of(value: Value, what: str, span: Span) -> Label:
    """Read the value of a partition: a string, or an input."""
    need(value)
    if isinstance(value, InputBinding):
        return value.label()
    host = None if isinstance(value, Extension) else constant(value, what, span)
    if not isinstance(host, str):
        mistake(
            WRONG_ARTIFACT,
            span,
            f"{what} is bound to a string or to an input (`Inputs.…`), and to nothing else",
            exception="ValueError",
        )
    return StaticLabel(str(host))


def time_label_of(value: Value, span: Span) -> Label:
    """Read the value of a time partition: a datetime, or an input."""
    need(value)
    if isinstance(value, InputBinding):
        return value.label()
    host = None if isinstance(value, Extension) else constant(value, "a time partition", span)
    if not isinstance(host, datetime.datetime):
        mistake(
            WRONG_ARTIFACT,
            span,
            "a time partition is bound to a datetime or to an input (`Inputs.…`)",
            exception="ValueError",
        )
    return TimeLabel(_moment(host))


def _moment(host: datetime.datetime) -> DatetimeLiteral:
    """Give a moment; a naive datetime counts as UTC (protobuf's `Timestamp.FromDatetime`)."""
    aware = host if host.tzinfo is not None else host.replace(tzinfo=datetime.UTC)
    micros = (aware - _EPOCH) // datetime.timedelta(microseconds=1)
    seconds, rest = divmod(micros, 1_000_000)
    return DatetimeLiteral(seconds, rest * 1000)
