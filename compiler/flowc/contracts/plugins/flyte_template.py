"""The fields of Flyte's TaskTemplate, and which a kind of task fills."""

from __future__ import annotations

from collections.abc import Callable

from flowc.contracts.plugins.contract import Kind
from flowc.contracts.plugins.schema import (
    TEXT,
    Choice,
    Entry,
    MapOf,
    Record,
    Schema,
    join,
    without_null,
)
from flowc_ir.lazy_dataclass import dataclass


def _always(kind: Kind) -> bool:
    return True


def _has_container(kind: Kind) -> bool:
    return kind.target in ("", "user_container", "prebuilt_container", "raw_container")


def _may_ask_for_more(kind: Kind) -> bool:
    return kind.target in ("", "user_container", "prebuilt_container")


def _may_be_pod(kind: Kind) -> bool:
    return kind.target in ("", "user_container", "raw_container")


@dataclass(frozen=True, slots=True)
class TemplateField:
    """A field of flyteidl.core.TaskTemplate: its number there, and its message if it is one."""

    name: str
    number: int
    message: str
    summary: str
    belongs_to: Callable[[Kind], bool] = _always


FIELDS = (
    TemplateField("id", 1, "flyteidl.core.Identifier", "Its name, project, domain and version."),
    TemplateField("type", 2, "", "The type of the task."),
    TemplateField("metadata", 3, "flyteidl.core.TaskMetadata", "Retries, time-out, caching."),
    TemplateField("interface", 4, "flyteidl.core.TypedInterface", "Its inputs and outputs."),
    TemplateField(
        "custom",
        5,
        "google.protobuf.Struct",
        "What the plug-in of the backend or the connector reads.",
        lambda kind: kind.custom is not None,
    ),
    TemplateField("container", 6, "flyteidl.core.Container", "What runs it.", _has_container),
    TemplateField("task_type_version", 7, "", "The version of the type."),
    TemplateField(
        "security_context", 8, "flyteidl.core.SecurityContext", "As whom it runs, and its secrets."
    ),
    TemplateField(
        "extended_resources",
        9,
        "flyteidl.core.ExtendedResources",
        "Accelerators and shared memory.",
        _may_ask_for_more,
    ),
    TemplateField("config", 16, "", "Strings beside it.", lambda kind: kind.config is not None),
    TemplateField(
        "k8s_pod", 17, "flyteidl.core.K8sPod", "The pod around its container.", _may_be_pod
    ),
    TemplateField("sql", 18, "flyteidl.core.Sql", "The query.", lambda kind: kind.has_statement),
)


def config_schema(config: Schema) -> Schema:
    """Give what `config` holds as the wire has it, where all is text."""
    schema = without_null(config)
    if not isinstance(schema, Record):
        return MapOf(TEXT)
    return Record(tuple(_text(entry) for entry in schema.fields), schema.is_open)


def version_schema(kind: Kind) -> Schema | None:
    """Give the versions that templates of a kind have.

    A task that is mapped has version 1, whatever it has itself (flytekit 1.16.31
    core/array_node_map_task.py).
    """
    if kind.version is None or kind.target not in ("", "user_container"):
        return kind.version
    return join(kind.version, Choice((1,)))


def _text(entry: Entry) -> Entry:
    schema = without_null(entry.schema)
    is_text = isinstance(schema, Choice) and all(isinstance(each, str) for each in schema.values)
    return Entry(
        name=entry.name,
        schema=schema if is_text else TEXT,
        summary=entry.summary,
        is_required=entry.is_required,
    )
