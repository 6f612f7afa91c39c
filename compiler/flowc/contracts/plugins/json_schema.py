"""A contract as JSON Schema 2020-12."""

from __future__ import annotations

import json
from typing import assert_never

from flowc.contracts.plugins.contract import Class, Contract, Enumeration, Kind
from flowc.contracts.plugins.flyte_schemas import message_schemas, reference
from flowc.contracts.plugins.flyte_template import FIELDS, config_schema, version_schema
from flowc.contracts.plugins.rules import rules_as_data
from flowc.contracts.plugins.schema import (
    Atom,
    AtomKind,
    Choice,
    Entry,
    ListOf,
    MapOf,
    Message,
    Named,
    Nullable,
    OneOf,
    Record,
    Schema,
)
from flowc.contracts.words import json_name

Json = dict[str, object]

_ATOMS: dict[AtomKind, Json] = {
    AtomKind.TEXT: {"type": "string"},
    AtomKind.WHOLE: {"type": "integer"},
    AtomKind.NUMBER: {"type": "number"},
    AtomKind.TRUTH: {"type": "boolean"},
    AtomKind.BYTES: {"type": "string", "contentEncoding": "base64"},
    AtomKind.DURATION: {"type": "string", "format": "duration"},
    AtomKind.MOMENT: {"type": "string", "format": "date-time"},
    AtomKind.ANYTHING: {},
}


def json_schema_of(contract: Contract) -> Json:
    """Give a document whose `$defs` are the classes, and which accepts the tasks' templates."""
    place = "#/$defs/"
    writer = SchemaWriter(place)
    definitions = writer.definitions(contract)
    templates = [{"$ref": f"{place}{kind.name}Template"} for kind in contract.kinds]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": contract.id,
        "description": about(contract),
        "x-flyte-manifest": {"id": contract.id, "sha256": contract.sha256},
        **({"anyOf": templates} if len(templates) > 1 else dict(*templates)),
        "$defs": definitions,
    }


def about(contract: Contract) -> str:
    """Say what a contract is of."""
    what = f"The contract of {contract.id} {contract.versions}, written by flowc from a manifest."
    return f"{contract.summary} {what}".strip()


class SchemaWriter:
    """Writes schemas whose references lead to `place`, and remembers which messages they need."""

    def __init__(self, place: str) -> None:
        self._place = place
        self.messages: set[str] = set()

    def definitions(self, contract: Contract) -> Json:
        """Give what a contract defines, with the messages of Flyte that it needs."""
        found: Json = {each.name: _enumeration(each) for each in contract.enumerations}
        found |= {each.name: self._class(each) for each in contract.classes}
        for kind in contract.kinds:
            if kind.arguments:
                found[kind.name] = self._arguments(kind)
            found[f"{kind.name}Template"] = self._template(kind)
        return {**found, **message_schemas(self.messages, self._place)}

    def refer(self, message: str) -> Json:
        """Refer to a message of Flyte."""
        self.messages.add(message)
        return reference(message, self._place)

    def schema(self, schema: Schema) -> Json:
        """Give a schema as JSON Schema."""
        match schema:
            case Atom(kind=kind):
                return dict(_ATOMS[kind])
            case Choice(values=(value,)):
                return {"const": value}
            case Choice(values=values):
                return {"enum": list(values)}
            case ListOf(item=item):
                return {"type": "array", "items": self.schema(item)}
            case MapOf(item=item):
                return {"type": "object", "additionalProperties": self.schema(item)}
            case Nullable(item=item):
                return _or_null(self.schema(item))
            case OneOf(options=options):
                return {"anyOf": [self.schema(option) for option in options]}
            case Record(fields=fields, is_open=is_open):
                return self._record(fields, is_open=is_open)
            case Named(name=name):
                return {"$ref": f"{self._place}{name}"}
            case Message(name=name):
                return self.refer(name)
            case _:
                assert_never(schema)

    def _class(self, record: Class) -> Json:
        made = {"description": record.summary, **self._record(record.fields)}
        return {**made, "x-flyte-rules": rules_as_data(record.rules)} if record.rules else made

    def _arguments(self, kind: Kind) -> Json:
        what = f"{kind.summary} What it is made of."
        made = {"description": what, **self._record(kind.arguments)}
        return {**made, "x-flyte-rules": rules_as_data(kind.rules)} if kind.rules else made

    def _record(self, fields: tuple[Entry, ...], *, is_open: bool = False) -> Json:
        required = [field.name for field in fields if field.is_required]
        made: Json = {
            "type": "object",
            "properties": {field.name: self._property(field) for field in fields},
        }
        if required:
            made["required"] = required
        if not is_open:
            made["additionalProperties"] = False
        return made

    def _property(self, field: Entry) -> Json:
        made = self.schema(field.schema)
        if field.summary:
            made = {"description": field.summary, **made}
        return {**made, "default": json.loads(field.default)} if field.default else made

    def _template(self, kind: Kind) -> Json:
        properties: Json = {}
        required = ["id", "type"]
        for field in FIELDS:
            if not field.belongs_to(kind):
                continue
            schema = self._template_field(kind, field.name, field.message)
            properties[json_name(field.name)] = {"description": field.summary, **schema}
            required += [field.name] if field.name == "custom" and _holds(kind) else []
        task: Json = {"taskType": _only(kind.type), "version": _only(kind.version)}
        return {
            "description": f"{kind.summary} A flyteidl.core.TaskTemplate, as protojson.",
            "x-flyte-task": {**task, **({"target": kind.target} if kind.target else {})},
            **({"x-flyte-rules": rules_as_data(kind.rules)} if kind.rules else {}),
            "type": "object",
            "properties": properties,
            "required": required,
        }

    def _template_field(self, kind: Kind, name: str, message: str) -> Json:
        match name:
            case "type":
                return self.schema(kind.type) if kind.type is not None else {"type": "string"}
            case "task_type_version":
                # protojson leaves out zero.
                version = version_schema(kind)
                return self.schema(version) if version is not None else {"type": "integer"}
            case "custom" if kind.custom is not None:
                return self.schema(kind.custom)
            case "config" if kind.config is not None:
                schema = config_schema(kind.config)
                made = self.schema(schema)
                return {**made, "additionalProperties": {"type": "string"}}
            case _:
                return self.refer(message)


def _enumeration(enum: Enumeration) -> Json:
    values = ", ".join(f"{name} is {json.dumps(value)}" for name, value in enum.members)
    return {
        "description": f"{enum.summary} In Python, {values}.",
        "enum": [name for name, _ in enum.members],
    }


def _or_null(schema: Json) -> Json:
    kind = schema.get("type")
    if isinstance(kind, str) and "enum" not in schema and "const" not in schema:
        return {**schema, "type": [kind, "null"]}
    return {"anyOf": [schema, {"type": "null"}]} if schema else {}


def _holds(kind: Kind) -> bool:
    """Tell whether there is always something in `custom`; protojson leaves an empty one out.

    The configuration of a function's task may stand in a notebook's task too, which hands on no
    `custom` (plugins papermill 1.16.31 task.py).
    """
    if kind.classes or not isinstance(kind.custom, Record):
        return False
    return any(field.is_required for field in kind.custom.fields)


def _only(schema: Schema | None) -> object:
    """Give the one value of a schema, or all of them; null if they are not known."""
    if not isinstance(schema, Choice):
        return None
    return schema.values[0] if len(schema.values) == 1 else list(schema.values)
