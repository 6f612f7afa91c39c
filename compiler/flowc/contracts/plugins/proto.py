"""A contract as protobuf: a message for each class, and the templates of its tasks."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.contracts.plugins.contract import Class, Contract, Enumeration, Kind
from flowc.contracts.plugins.flyte_services import ASYNC, SYNC, TEMPLATE, Method, ServiceField
from flowc.contracts.plugins.flyte_template import FIELDS, config_schema, version_schema
from flowc.contracts.plugins.proto_fields import STRUCT, VALUE, FieldWriter, Typed
from flowc.contracts.plugins.rules import rules_in_words
from flowc.contracts.plugins.schema import Choice, Schema
from flowc.contracts.words import block, comment, constant, snake
from flowc_idl.flowc.ext.v1.manifest_pb2 import Connector

_JSON = (
    "As JSON, a flyteidl.core.TaskTemplate of this kind is this message, and the numbers of the "
    "fields are the same; on the wire only `custom` and `config` differ, which are maps there."
)


def proto_of(contract: Contract) -> str:
    """Give a definition for protoc, in a file that the reader names."""
    enumerations = frozenset(each.name for each in contract.enumerations)
    writer = FieldWriter(enumerations)
    declared: list[list[str]] = [
        *(_enumeration(each) for each in contract.enumerations),
        *(_class(writer, each) for each in contract.classes),
    ]
    for kind in contract.kinds:
        declared += _kind(writer, kind)
    head = comment(
        contract.summary,
        f"The contract of {contract.id} {contract.versions}, written by flowc from its manifest "
        f"sha256:{contract.sha256}.",
    )
    package = proto_package(contract)
    lines = [*head, "", 'syntax = "proto3";', "", f"package {package};"]
    if writer.imports:
        lines += ["", *(f'import "{file}";' for file in sorted(writer.imports))]
    for declaration in declared:
        lines += ["", *declaration]
    return "\n".join(lines) + "\n"


def proto_package(contract: Contract) -> str:
    """Give the package of a definition: that of Python in small letters, and `v1`."""
    return ".".join((*map(snake, contract.package.split(".")), "v1"))


def _enumeration(enum: Enumeration) -> list[str]:
    prefix = constant(enum.name)
    body = [*comment("Not said.", indent=2), f"{prefix}_UNSPECIFIED = 0;"]
    for number, (name, value) in enumerate(enum.members, start=1):
        body += [*comment(f"In Python, `{value}`.", indent=2)]
        body += [f"{prefix}_{constant(name)} = {number};"]
    return [*comment(enum.summary), *block(f"enum {enum.name}", body)]


def _class(writer: FieldWriter, record: Class) -> list[str]:
    about = comment(record.summary, rules_in_words(record.rules))
    return writer.message(record.name, about, record.fields, wire=False)


def _kind(writer: FieldWriter, kind: Kind) -> Iterator[list[str]]:
    if kind.arguments:
        what = f"{kind.summary} What it is made of."
        about = comment(what, rules_in_words(kind.rules))
        yield writer.message(kind.name, about, kind.arguments, wire=False)
    yield _template(writer, kind)
    if kind.connector is not None:
        yield from _service(writer, kind, kind.connector)


def _template(writer: FieldWriter, kind: Kind) -> list[str]:
    nested: list[str] = []
    body: list[str] = []
    for field in FIELDS:
        if not field.belongs_to(kind):
            continue
        typed = _template_type(writer, kind, field.name, field.message)
        nested += [*typed.nested, ""] if typed.nested else []
        said = " ".join(filter(None, (field.summary, typed.note)))
        body += [*comment(said, indent=4), f"{typed.text} {field.name} = {field.number};"]
    rules = "" if kind.arguments else rules_in_words(kind.rules)
    about = comment(f"{kind.summary} What the engine sends.", _JSON, rules)
    return [*about, *block(f"message {kind.name}Template", [*nested, *body])]


def _template_type(writer: FieldWriter, kind: Kind, name: str, message: str) -> Typed:
    match name:
        case "type":
            return _scalar(kind.type, "string")
        case "task_type_version":
            return _scalar(version_schema(kind), "int32")
        case "custom" if kind.custom is not None:
            typed = writer.type(kind.custom, "custom", wire=True)
            is_message = typed.has_presence and typed.text != VALUE
            return typed if is_message else Typed(writer.use(STRUCT))
        case "config" if kind.config is not None:
            return writer.type(config_schema(kind.config), "config", wire=True)
        case _:
            return Typed(writer.use(message))


def _scalar(schema: Schema | None, text: str) -> Typed:
    if not isinstance(schema, Choice):
        return Typed(text)
    values = ", ".join(f"`{value}`" for value in schema.values)
    return Typed(text, note=f"{'Always' if len(schema.values) == 1 else 'One of'} {values}.")


def _service(writer: FieldWriter, kind: Kind, connector: Connector) -> Iterator[list[str]]:
    """Give the service of a connector for one kind of task, and its messages."""
    name = f"{kind.name.removesuffix('Task')}ConnectorService"
    flyte = "SyncAgentService" if connector.is_sync else "AsyncAgentService"
    methods = SYNC if connector.is_sync else ASYNC
    stream = "stream " if connector.is_sync else ""
    body: list[str] = []
    for method in methods:
        ends = [f"({stream}{name}{method.name}{side})" for side in ("Request", "Response")]
        body += comment(method.summary, indent=4)
        body += [f"rpc {method.name}{ends[0]} returns {ends[1]};"]
    what = f"The methods of flyteidl.service.{flyte} as this kind of task uses them."
    about = comment(connector.summary or kind.summary, what, _reads(connector))
    yield [*about, *block(f"service {name}", body)]
    for method in methods:
        yield _request(writer, kind, method, name)
        told = comment(f"As flyteidl.admin.{method.name}Response.")
        fields = _service_fields(writer, kind, method.response)
        if method.header:
            fields = [*comment("What the connector tells."), *block("oneof res", fields)]
        yield [*told, *block(f"message {name}{method.name}Response", fields)]


def _request(writer: FieldWriter, kind: Kind, method: Method, service: str) -> list[str]:
    fields = _service_fields(writer, kind, method.request)
    if method.header:
        header = _service_fields(writer, kind, method.header)
        fields = [
            *comment("As flyteidl.admin.CreateRequestHeader."),
            *block("message Header", header),
            "",
            *comment("What the engine tells."),
            *block("oneof part", fields),
        ]
    about = comment(f"As flyteidl.admin.{method.name}Request.")
    return [*about, *block(f"message {service}{method.name}Request", fields)]


def _service_fields(writer: FieldWriter, kind: Kind, fields: tuple[ServiceField, ...]) -> list[str]:
    lines: list[str] = []
    for field in fields:
        text = f"{kind.name}Template" if field.message == TEMPLATE else field.message
        text = writer.use(text) if "." in text else text
        lines += [*comment(field.summary, indent=4), f"{text} {field.name} = {field.number};"]
    return lines


def _reads(connector: Connector) -> str:
    lines = [f"- `{name}`: {connector.reads[name]}" for name in sorted(connector.reads)]
    return "\n".join(["It reads:", *lines]) if lines else ""
