"""The findings of a run as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeAlias

from flowc.cli.session import Result
from flowc_ir.diagnostic import Diagnostic
from flowc_ir.program import Entity, Opaque
from flowc_ir.source import NOWHERE, Span
from flowc_validators.facts import kind_of

SCHEMA_VERSION = 1

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"


def report_json(result: Result, fixes: Mapping[Diagnostic, Json] | None = None) -> str:
    """Give all entities with their status, all diagnostics, and all that was read.

    `fixes` tell how some of the diagnostics may be taken away.

    `lack` is the kind of knowledge that an opaque entity lacks (`flowc_ir.lack`).

    Paths are relative to the source root; lines and columns count from 1 and, as in spans, from 0.
    """
    return to_json(
        {
            "flytekit_version": result.program.dialect_version,
            "entities": [_entity(entity, result) for entity in result.program.entities],
            "diagnostics": [
                diagnostic_json(found) | ({"fix": fixes[found]} if fixes and found in fixes else {})
                for found in result.diagnostics
            ],
            "manifests": [
                {"id": manifest.id, "sha256": manifest.sha256}
                for manifest in result.program.manifests
            ],
            "inputs": [
                {"path": source.path, "module": source.module, "sha256": source.sha256}
                for source in result.program.sources
            ],
        }
    )


def to_json(document: dict[str, Json]) -> str:
    """Write a document, with the version of its shape first."""
    return json.dumps({"schema_version": SCHEMA_VERSION, **document}, indent=2, ensure_ascii=False)


def read_json(text: str) -> Json:
    """Read a document that another room wrote."""
    document: Json = json.loads(text)
    return document


def span_json(span: Span) -> dict[str, Json]:
    """Give a span as it stands: lines from 1, columns in bytes of UTF-8 from 0."""
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _entity(entity: Entity, result: Result) -> dict[str, Json]:
    error = next(result.errors_in(entity), None)
    reason = entity.reason if isinstance(entity, Opaque) else ""
    lack = entity.lack.value if isinstance(entity, Opaque) else ""
    status = "opaque" if isinstance(entity, Opaque) else "exact"
    if error is not None:
        status, reason = "error", reason or error.message
    cause = entity.cause if isinstance(entity, Opaque) and entity.cause != NOWHERE else entity.span
    return {
        "kind": kind_of(entity).value,
        "name": entity.name,
        "status": status,
        "reason": reason,
        "lack": lack,
        "span": span_json(cause),
    }


def diagnostic_json(found: Diagnostic) -> dict[str, Json]:
    """Give one finding."""
    return {
        "code": found.code.name,
        "severity": found.code.severity.value,
        "message": found.message,
        "hint": found.hint,
        "span": span_json(found.span),
        "backend": found.backend,
        "related": [
            {"message": related.message, "span": span_json(related.span)}
            for related in found.related
        ],
    }
