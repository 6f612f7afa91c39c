"""Flyte's own API: start an execution with typed literals, and read the literals it gave.

The paths are those of the gateway of FlyteAdmin (flyteidl 1.16, service/admin.proto).
"""

from __future__ import annotations

from flowc.contracts.literal_json import Json
from flowc.contracts.model.contract import Contract, Entity
from flowc.contracts.model.of_program import describe
from flowc.contracts.openapi.document import (
    CALLED,
    claim_names,
    component,
    document,
    json_content,
    reference,
    tag_of,
)
from flowc.contracts.openapi.literals import LiteralWriter
from flowc.contracts.schemas.standard import Object, identity
from flowc.contracts.spelling import Speller
from flowc_ir.diagnostic import Report
from flowc_ir.graph import EntityKind

_ABOUT = "Start executions of these launch plans and tasks on Flyte, and read what they gave."
_TEXT: Object = {"type": "string"}
_EXECUTION: Object = {
    "description": "Which execution.",
    "type": "object",
    "properties": {"project": _TEXT, "domain": _TEXT, "name": _TEXT},
    "required": ["project", "domain", "name"],
}
_PROBLEM: Object = {
    "description": "What is wrong (google.rpc.Status).",
    "type": "object",
    "properties": {"code": {"type": "integer"}, "message": _TEXT},
}


def flyteadmin(contract: Contract, title: str, report: Report) -> Object:
    """Give the document; what cannot be written is reported."""
    writer = LiteralWriter(contract)
    called = [entity for entity in contract.entities if entity.kind in CALLED]
    schemas: Object = {}
    for entity in called:
        inputs, outputs = component(entity, "Literals"), component(entity, "OutputLiterals")
        schemas[inputs] = writer.literals(entity.given, inputs)
        schemas[outputs] = writer.literals(entity.outputs, outputs)
        schemas[component(entity, "Execution")] = _request(entity, inputs)
    paths: Object = {}
    if called:
        schemas |= {"flowc.ExecutionId": _EXECUTION, "flowc.Problem": _PROBLEM}
        paths = {
            "/api/v1/executions": {"post": _create(called)},
            "/api/v1/data/executions/{project}/{domain}/{name}": {"get": _data(called)},
        }
    schemas |= writer.definitions()
    claim_names(contract, schemas, Speller("OpenAPI", report))
    return document(title, _ABOUT, ["executions"] if called else [], paths, schemas)


def _request(entity: Entity, inputs: str) -> Object:
    kind = "TASK" if entity.kind is EntityKind.TASK else "LAUNCH_PLAN"
    plan: Object = {
        "type": "object",
        "properties": {
            "resourceType": {"type": "string", "enum": [kind]},
            "project": _TEXT,
            "domain": _TEXT,
            "name": {"type": "string", "enum": [entity.name]},
            "version": _TEXT,
        },
        "required": ["resourceType", "project", "domain", "name", "version"],
    }
    spec: Object = {
        "type": "object",
        "properties": {"launchPlan": plan, "metadata": {"type": "object"}},
        "required": ["launchPlan"],
    }
    required: list[Json] = ["project", "domain", "spec"]
    required += ["inputs"] if any(each.is_required for each in entity.given) else []
    return {
        "description": entity.doc or f"Start {describe(entity)}.",
        "type": "object",
        "properties": {
            "project": _TEXT,
            "domain": _TEXT,
            "name": _TEXT,
            "spec": spec,
            "inputs": reference(inputs),
        },
        "required": required,
        "x-flowc-entity": identity(entity),
        "x-flowc-module": tag_of(entity),
    }


def _create(called: list[Entity]) -> Object:
    requests: list[Json] = [reference(component(entity, "Execution")) for entity in called]
    entities: list[Json] = [identity(entity) for entity in called]
    return {
        "operationId": "createExecution",
        "summary": "Start an execution",
        "description": "Start a launch plan or a task with typed literals.",
        "tags": ["executions"],
        "x-flowc-entities": entities,
        "requestBody": {
            "description": "What to start, and with what.",
            "required": True,
            "content": json_content(_any_of(requests)),
        },
        "responses": {
            "200": {
                "description": "The execution that was started.",
                "content": json_content(
                    {"type": "object", "properties": {"id": reference("flowc.ExecutionId")}}
                ),
            },
            "400": {
                "description": "It cannot be started so.",
                "content": json_content(reference("flowc.Problem")),
            },
        },
    }


def _data(called: list[Entity]) -> Object:
    parameters: list[Json] = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": f"The {name} of the execution.",
            "schema": _TEXT,
        }
        for name in ("project", "domain", "name")
    ]
    outputs: list[Json] = [reference(component(entity, "OutputLiterals")) for entity in called]
    return {
        "operationId": "getExecutionData",
        "summary": "Read what an execution gave",
        "description": "Read the literals that an execution has given.",
        "tags": ["executions"],
        "parameters": parameters,
        "responses": {
            "200": {
                "description": "The outputs.",
                "content": json_content(
                    {"type": "object", "properties": {"fullOutputs": _any_of(outputs)}}
                ),
            },
            "404": {
                "description": "There is no such execution.",
                "content": json_content(reference("flowc.Problem")),
            },
        },
    }


def _any_of(options: list[Json]) -> Object:
    only = options[0]
    return only if len(options) == 1 and isinstance(only, dict) else {"anyOf": options}
