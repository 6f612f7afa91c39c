"""Identifiers of entities."""

from __future__ import annotations

from typing import assert_never

from flyteidl.core import identifier_pb2

from flowc.targets.flyte.settings import FlyteSettings
from flowc_ir.graph import EntityKind, LocalReference, Reference, RemoteReference


def identifier_of(reference: Reference, settings: FlyteSettings) -> identifier_pb2.Identifier:
    """Name an entity in full; what the program defines is placed by the settings."""
    match reference:
        case LocalReference(kind=kind, name=name):
            return local_identifier(kind, name, settings)
        case RemoteReference():
            return identifier_pb2.Identifier(
                resource_type=_resource_type(reference.kind),
                project=reference.project,
                domain=reference.domain,
                name=reference.name,
                version=reference.version,
            )
        case _:
            assert_never(reference)


def local_identifier(
    kind: EntityKind, name: str, settings: FlyteSettings
) -> identifier_pb2.Identifier:
    """Name an entity that the program defines."""
    return identifier_pb2.Identifier(
        resource_type=_resource_type(kind),
        project=settings.project,
        domain=settings.domain,
        name=name,
        version=settings.version,
    )


def _resource_type(kind: EntityKind) -> identifier_pb2.ResourceType:
    match kind:
        case EntityKind.TASK:
            return identifier_pb2.TASK
        case EntityKind.WORKFLOW:
            return identifier_pb2.WORKFLOW
        case EntityKind.LAUNCH_PLAN:
            return identifier_pb2.LAUNCH_PLAN
        case _:
            assert_never(kind)
