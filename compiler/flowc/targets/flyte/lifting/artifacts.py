"""Artifacts from `flyteidl.core.ArtifactID` and its like."""

from __future__ import annotations

from flyteidl.core import artifact_id_pb2, interface_pb2

from flowc_ir.artifacts import (
    ArtifactId,
    ArtifactSource,
    InputLabel,
    Label,
    LatestArtifact,
    Partition,
    PinnedArtifact,
    RuntimeLabel,
    StaticLabel,
    TimeLabel,
    TimePartition,
    TimeShift,
    TriggerLabel,
)
from flowc_ir.literals import DatetimeLiteral


def artifact(message: artifact_id_pb2.ArtifactID) -> ArtifactId:
    """Give which artifact is meant."""
    partitions = message.partitions.value
    time = message.time_partition if message.HasField("time_partition") else None
    return ArtifactId(
        project=message.artifact_key.project,
        domain=message.artifact_key.domain,
        name=message.artifact_key.name,
        version=message.version,
        partitions=tuple(Partition(key, _label(partitions[key])) for key in sorted(partitions)),
        time_partition=None if time is None else _time_partition(time),
    )


def source_of(message: interface_pb2.Parameter) -> ArtifactSource | None:
    """Give the artifact that stands in for a default, if one does."""
    if message.HasField("artifact_id"):
        return PinnedArtifact(artifact(message.artifact_id))
    query = message.artifact_query
    match query.WhichOneof("identifier"):
        case "artifact_id":
            return LatestArtifact(artifact(query.artifact_id))
        case "binding":
            return _binding(query.binding)
        case _:
            return None


def _time_partition(message: artifact_id_pb2.TimePartition) -> TimePartition:
    value = _label(message.value) if message.HasField("value") else None
    return TimePartition(value=value, granularity=message.granularity)


def _label(message: artifact_id_pb2.LabelValue) -> Label:
    match message.WhichOneof("value"):
        case "time_value":
            moment = message.time_value
            return TimeLabel(DatetimeLiteral(moment.seconds, moment.nanos))
        case "input_binding":
            return InputLabel(message.input_binding.var)
        case "runtime_binding":
            return RuntimeLabel()
        case "triggered_binding":
            return _binding(message.triggered_binding)
        case _:
            return StaticLabel(message.static_value)


def _binding(message: artifact_id_pb2.ArtifactBindingData) -> TriggerLabel:
    shift = message.time_transform if message.HasField("time_transform") else None
    named = message.WhichOneof("partition_data") == "partition_key"
    return TriggerLabel(
        partition=message.partition_key if named else None,
        is_time=message.bind_to_time_partition,
        shift=None
        if shift is None
        else TimeShift(shift.transform, backwards=shift.op == artifact_id_pb2.MINUS),
    )
