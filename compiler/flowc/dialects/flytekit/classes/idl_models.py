"""`flytekit.models.task`: the messages of the backend that users build themselves."""

from __future__ import annotations

from flowc.dialects.flytekit.classes.targets import SqlTarget
from flowc.dialects.flytekit.settings.reading import bind, text, whole
from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.registry import Registry, known_constant
from flowc.frontend.interpreter.values import Value
from flowc_ir.task import Sql

SQL = "flytekit.models.task.Sql"
DIALECTS = {"ANSI": 0, "HIVE": 1}
"""Dialects by their numbers on the wire (flyteidl core/tasks.proto)."""


def install(registry: Registry) -> None:
    """Add what this room models."""
    registry.models[SQL] = _sql
    for name, number in DIALECTS.items():
        registry.constants[f"{SQL}.Dialect.{name}"] = known_constant(number)


def _sql(context: Context, call: Call) -> Value:
    given = bind(call, "Sql", ("statement", "dialect"))
    statement = text(given.get("statement"), "`statement`", call.span)
    dialect = whole(given.get("dialect"), "`dialect`", call.span)
    return SqlTarget(Sql(statement=statement or "", dialect=dialect or 0))
