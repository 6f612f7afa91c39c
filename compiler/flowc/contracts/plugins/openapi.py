"""A contract as OpenAPI 3.1: its classes, and the paths of its connectors."""

from __future__ import annotations

import re

from flowc.contracts.plugins.contract import Contract, Kind
from flowc.contracts.plugins.flyte_services import (
    ASYNC,
    HEADER,
    SYNC,
    TEMPLATE,
    Method,
    ServiceField,
)
from flowc.contracts.plugins.json_schema import Json, SchemaWriter, about
from flowc.contracts.words import json_name

_PLACE = "#/components/schemas/"
_SCALARS: dict[str, Json] = {
    "string": {"type": "string"},
    "bytes": {"type": "string", "contentEncoding": "base64"},
    "int64": {"type": ["string", "integer"], "format": "int64"},
}


def openapi_of(contract: Contract) -> Json:
    """Give a document; its paths are those of Flyte's gateway (flyteidl 1.16, agent.proto)."""
    writer = SchemaWriter(_PLACE)
    paths = _paths(writer, contract)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": contract.id,
            "description": about(contract),
            "version": contract.sha256[:12],
        },
        "x-flyte-manifest": {"id": contract.id, "sha256": contract.sha256},
        "paths": paths,
        "components": {"schemas": writer.definitions(contract)},
    }


def _paths(writer: SchemaWriter, contract: Contract) -> Json:
    paths: Json = {}
    for is_sync, methods in ((False, ASYNC), (True, SYNC)):
        served = [
            kind
            for kind in contract.kinds
            if kind.connector is not None and kind.connector.is_sync is is_sync
        ]
        if served:
            paths |= {method.path: _path(writer, method, served) for method in methods}
    return paths


def _path(writer: SchemaWriter, method: Method, kinds: list[Kind]) -> Json:
    operation: Json = {
        "operationId": method.name,
        "summary": method.summary,
        "tags": [kind.name for kind in kinds],
    }
    in_path = re.findall(r"\{([\w.]+)\}", method.path)
    parameters = [_parameter(name, kinds) for name in in_path]
    if method.verb == "get":
        parameters += [_query(field) for field in method.request if field.message == "string"]
    if parameters:
        operation["parameters"] = parameters
    if method.verb == "post":
        operation["requestBody"] = {
            "required": True,
            "content": _json(_message(writer, method.request, kinds, method.header)),
        }
    answer = _message(writer, method.response, kinds, ())
    operation["responses"] = {"200": {"description": "Done.", "content": _json(answer)}}
    return {method.verb: operation}


def _message(
    writer: SchemaWriter,
    fields: tuple[ServiceField, ...],
    kinds: list[Kind],
    header: tuple[ServiceField, ...],
) -> Json:
    properties: Json = {}
    for field in fields:
        if field.message == TEMPLATE:
            schema = _template(kinds)
        elif field.message == HEADER:
            schema = _message(writer, header, kinds, ())
        else:
            schema = _SCALARS.get(field.message) or writer.refer(field.message)
        properties[json_name(field.name)] = {"description": field.summary, **schema}
    return {"type": "object", "properties": properties}


def _template(kinds: list[Kind]) -> Json:
    references: list[Json] = [{"$ref": f"{_PLACE}{kind.name}Template"} for kind in kinds]
    return references[0] if len(references) == 1 else {"anyOf": references}


def _parameter(name: str, kinds: list[Kind]) -> Json:
    schema: Json = {"type": "integer"} if name.endswith("version") else {"type": "string"}
    if name == "task_category.name":
        types = sorted(
            {each for kind in kinds if kind.connector for each in kind.connector.task_types}
        )
        schema = {"enum": types} if types else schema
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _query(field: ServiceField) -> Json:
    return {
        "name": field.name,
        "in": "query",
        "description": field.summary,
        "schema": _SCALARS[field.message],
    }


def _json(schema: Json) -> Json:
    return {"application/json": {"schema": schema}}
