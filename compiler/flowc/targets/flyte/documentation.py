"""Descriptions of entities."""

from __future__ import annotations

from flyteidl.admin import description_entity_pb2

from flowc_ir.interface import Documentation


def description_of(docs: Documentation | None) -> description_entity_pb2.DescriptionEntity | None:
    """Encode a documentation; none at all where the entity has none."""
    if docs is None or not docs.is_present:
        return None
    description = description_entity_pb2.DescriptionEntity(short_description=docs.short)
    if docs.has_long:
        description.long_description.CopyFrom(_long(docs))
    if docs.link:
        description.source_code.link = docs.link
    return description


def _long(docs: Documentation) -> description_entity_pb2.Description:
    # Both in one oneof: flytekit passes the address last, so it wins.
    return description_entity_pb2.Description(
        value=None if docs.uri else docs.long or None,
        uri=docs.uri or None,
        format=description_entity_pb2.DescriptionFormat.Name(docs.format),
        icon_link=docs.icon,
    )
