"""Artifacts: named data that is found again by its partitions."""

from __future__ import annotations

from typing import TypeAlias

from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.literals import DatetimeLiteral


@dataclass(frozen=True, slots=True)
class StaticLabel:
    """A value of a partition that is written down; empty also stands for any value."""

    value: str


@dataclass(frozen=True, slots=True)
class TimeLabel:
    """A moment that is written down."""

    moment: DatetimeLiteral


@dataclass(frozen=True, slots=True)
class InputLabel:
    """What the input of that name holds when the entity runs."""

    input: str


@dataclass(frozen=True, slots=True)
class RuntimeLabel:
    """A value that the running task sets."""


@dataclass(frozen=True, slots=True)
class TimeShift:
    """A step in time, as an ISO 8601 duration; `backwards`: it is taken away."""

    duration: str
    backwards: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerLabel:
    """A value of the artifact that set off the launch plan.

    That is the partition of the name `partition`, its time (`is_time`), or, if neither is set, the
    artifact itself.
    """

    partition: str | None = None
    is_time: bool = False
    shift: TimeShift | None = None


Label: TypeAlias = StaticLabel | TimeLabel | InputLabel | RuntimeLabel | TriggerLabel


@dataclass(frozen=True, slots=True)
class Partition:
    """One partition key with its value."""

    key: str
    value: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePartition:
    """The time partition; `granularity` is the enum number of the wire format (3: day)."""

    value: Label | None = None
    granularity: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArtifactId:
    """Which artifact is meant: its key, and whatever is known of version and partitions."""

    project: str = ""
    domain: str = ""
    name: str = ""
    version: str = ""
    partitions: tuple[Partition, ...] = ()
    time_partition: TimePartition | None = None


@dataclass(frozen=True, slots=True)
class LatestArtifact:
    """The newest artifact that fits."""

    id: ArtifactId


@dataclass(frozen=True, slots=True)
class PinnedArtifact:
    """Exactly this version of an artifact."""

    id: ArtifactId


ArtifactSource: TypeAlias = LatestArtifact | PinnedArtifact | TriggerLabel
"""Where an input takes its value from if a launch does not give it."""
