"""The facade: a path for each launch plan and task, inputs in and outputs out."""

from __future__ import annotations

from urllib.parse import quote

from flowc.contracts.model.contract import Contract, Entity
from flowc.contracts.model.of_program import describe
from flowc.contracts.openapi.document import (
    CALLED,
    PLACE,
    claim_names,
    component,
    document,
    json_content,
    operation_id,
    reference,
    tag_of,
)
from flowc.contracts.schemas.standard import Object, SchemaWriter, fixed_inputs, identity
from flowc.contracts.spelling import Speller
from flowc.contracts.words import first_line
from flowc_ir.diagnostic import Report
from flowc_ir.graph import EntityKind

_ABOUT = "Start launch plans and tasks, and wait for their outputs."
_FOLDERS = {EntityKind.TASK: "tasks", EntityKind.LAUNCH_PLAN: "launch-plans"}
_PROBLEM: Object = {
    "description": "What is wrong.",
    "type": "object",
    "properties": {"message": {"type": "string", "description": "It in words."}},
    "required": ["message"],
}


def facade(contract: Contract, title: str, report: Report) -> Object:
    """Give the document; what cannot be written is reported."""
    writer = SchemaWriter(contract, PLACE, discriminates=True)
    called = [entity for entity in contract.entities if entity.kind in CALLED]
    schemas: Object = {}
    paths: Object = {}
    for entity in called:
        inputs, outputs = component(entity, "Inputs"), component(entity, "Outputs")
        schemas[inputs] = writer.inputs(entity, inputs)
        schemas[outputs] = writer.outputs(entity, outputs)
        paths[f"/{_FOLDERS[entity.kind]}/{quote(entity.name, safe='')}"] = {
            "post": _operation(entity, contract, inputs, outputs)
        }
    schemas |= writer.definitions()
    if called:
        schemas["flowc.Problem"] = _PROBLEM
    claim_names(contract, schemas, Speller("OpenAPI", report))
    return document(title, _ABOUT, map(tag_of, called), paths, schemas)


def _operation(entity: Entity, contract: Contract, inputs: str, outputs: str) -> Object:
    what = describe(entity)
    fixed = fixed_inputs(entity, contract)
    body: Object = {
        "description": f"The inputs of {what}.",
        "required": any(each.is_required for each in entity.given),
        "content": json_content(reference(inputs)),
    }
    return {
        "operationId": operation_id(entity, "run"),
        "summary": first_line(entity.doc) or f"Run {what}",
        "description": "\n\n".join(filter(None, (entity.doc, entity.long))) or f"Run {what}.",
        "tags": [tag_of(entity)],
        "x-flowc-entity": identity(entity),
        **({"x-flowc-fixed": fixed} if fixed else {}),
        "requestBody": body,
        "responses": {
            "200": {
                "description": f"The outputs of {what}.",
                "content": json_content(reference(outputs)),
            },
            "400": _problem("The inputs are not of their types, or one is missing or unknown."),
            "500": _problem("The execution failed."),
        },
    }


def _problem(words: str) -> Object:
    return {"description": words, "content": json_content(reference("flowc.Problem"))}
