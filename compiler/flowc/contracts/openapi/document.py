"""What both profiles share: the frame of a document, and names of its components."""

from __future__ import annotations

from collections.abc import Iterable

from flowc.contracts.literal_json import Json
from flowc.contracts.mark import MARK
from flowc.contracts.model.contract import Contract, Entity
from flowc.contracts.model.of_program import describe
from flowc.contracts.schemas.standard import Object, definition_name
from flowc.contracts.spelling import Speller
from flowc.contracts.words import camel
from flowc_ir.graph import EntityKind
from flowc_ir.source import NOWHERE

PLACE = "#/components/schemas/"
CALLED = (EntityKind.TASK, EntityKind.LAUNCH_PLAN)
"""What a caller starts; a workflow is started by a launch plan of its own name."""

_KINDS = {
    EntityKind.TASK: "Task",
    EntityKind.WORKFLOW: "Workflow",
    EntityKind.LAUNCH_PLAN: "LaunchPlan",
}


def document(title: str, about: str, tags: Iterable[str], paths: Object, schemas: Object) -> Object:
    """Give a whole document. A frame that linters ask for says nothing that is not so."""
    named: list[Json] = [
        {"name": tag, "description": f"What `{tag}` offers."} for tag in sorted(set(tags))
    ]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "description": f"{about} {MARK}",
            "version": "1",
            "contact": {"name": "flowc contract"},
            "license": {"name": "As the program", "identifier": "NOASSERTION"},
        },
        "servers": [{"url": "/", "description": "Where the document is served."}],
        "security": [],
        "tags": named,
        "paths": paths,
        "components": {"schemas": {name: schemas[name] for name in sorted(schemas)}},
    }


def component(entity: Entity, side: str) -> str:
    """Give the name of the component that holds one side of an entity."""
    return definition_name(f"{entity.name}.{_KINDS[entity.kind]}{side}")


def operation_id(entity: Entity, verb: str) -> str:
    """Give the name of the method that generators make."""
    return verb + camel(definition_name(entity.name)) + _KINDS[entity.kind]


def tag_of(entity: Entity) -> str:
    """Give the group that an entity belongs to: its module."""
    return entity.module or "program"


def claim_names(contract: Contract, schemas: Object, speller: Speller) -> None:
    """Find components that generators would call by one name, and names without a spelling."""
    for each in contract.types:
        what = f"type `{each.id}`"
        name = speller.spell(each.id, definition_name, what, each.span)
        speller.claim("", camel(name).lower(), what, each.span)
    for entity in contract.entities:
        if entity.kind in CALLED:
            name = speller.spell(entity.name, camel, describe(entity), entity.span)
            speller.claim("operations", f"{name}{entity.kind.value}", describe(entity), entity.span)
    known = {definition_name(each.id) for each in contract.types}
    for name in schemas:
        if name not in known:
            speller.claim("", camel(name).lower(), f"component `{name}`", NOWHERE)


def json_content(schema: Object) -> Object:
    """Give the content of a body in JSON."""
    return {"application/json": {"schema": schema}}


def reference(name: str) -> Object:
    """Refer to a component."""
    return {"$ref": f"{PLACE}{name}"}
