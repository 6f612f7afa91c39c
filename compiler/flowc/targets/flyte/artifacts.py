"""Artifacts as `flyteidl.core.ArtifactID` and its like."""

from __future__ import annotations

from typing import assert_never

from flyteidl.core import artifact_id_pb2, interface_pb2

from flowc_ir.artifacts import (
    ArtifactId,
    ArtifactSource,
    InputLabel,
    Label,
    LatestArtifact,
    PinnedArtifact,
    RuntimeLabel,
    StaticLabel,
    TimeLabel,
    TimePartition,
    TriggerLabel,
)


def artifact_id(artifact: ArtifactId) -> artifact_id_pb2.ArtifactID:
    """Encode which artifact is meant."""
    encoded = artifact_id_pb2.ArtifactID(
        artifact_key=artifact_id_pb2.ArtifactKey(
            project=artifact.project, domain=artifact.domain, name=artifact.name
        ),
        version=artifact.version,
    )
    for partition in artifact.partitions:
        encoded.partitions.value[partition.key].CopyFrom(_label(partition.value))
    if artifact.time_partition is not None:
        encoded.time_partition.CopyFrom(_time_partition(artifact.time_partition))
    return encoded


def fill_source(entry: interface_pb2.Parameter, source: ArtifactSource) -> None:
    """Set the artifact that stands in for a default."""
    match source:
        case PinnedArtifact(id=pinned):
            entry.artifact_id.CopyFrom(artifact_id(pinned))
        case LatestArtifact(id=wanted):
            entry.artifact_query.artifact_id.CopyFrom(artifact_id(wanted))
        case TriggerLabel():
            entry.artifact_query.binding.CopyFrom(_binding(source))
        case _:
            assert_never(source)


def _time_partition(partition: TimePartition) -> artifact_id_pb2.TimePartition:
    value = None if partition.value is None else _label(partition.value)
    return artifact_id_pb2.TimePartition(
        value=value, granularity=artifact_id_pb2.Granularity.Name(partition.granularity)
    )


def _label(label: Label) -> artifact_id_pb2.LabelValue:
    encoded = artifact_id_pb2.LabelValue()
    match label:
        case StaticLabel(value=value):
            encoded.static_value = value
        case TimeLabel(moment=moment):
            encoded.time_value.seconds = moment.seconds
            encoded.time_value.nanos = moment.nanos
            encoded.time_value.SetInParent()
        case InputLabel(input=name):
            encoded.input_binding.var = name
            encoded.input_binding.SetInParent()
        case RuntimeLabel():
            encoded.runtime_binding.SetInParent()
        case TriggerLabel():
            encoded.triggered_binding.CopyFrom(_binding(label))
        case _:
            assert_never(label)
    return encoded


def _binding(label: TriggerLabel) -> artifact_id_pb2.ArtifactBindingData:
    encoded = artifact_id_pb2.ArtifactBindingData()
    if label.partition is not None:
        encoded.partition_key = label.partition
    if label.is_time:
        encoded.bind_to_time_partition = True
    if label.shift is not None:
        operator = artifact_id_pb2.MINUS if label.shift.backwards else artifact_id_pb2.PLUS
        encoded.time_transform.transform = label.shift.duration
        encoded.time_transform.op = operator
    return encoded
