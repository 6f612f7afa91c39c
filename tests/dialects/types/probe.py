"""Run a snippet through the interpreter, and lower a type and a value in it."""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass, field
from typing import TypeGuard

from google.protobuf import json_format

from flowc.dialects.flytekit.reexports import aliases
from flowc.dialects.flytekit.types import models
from flowc.dialects.flytekit.types.lowering import TypeLowering
from flowc.flytekit_versions import NEWEST
from flowc.frontend.interpreter.imports import run_module
from flowc.frontend.interpreter.interpret import make_machine
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.scope import Scope, ScopeKind
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import FunctionValue, ModuleValue, Value
from flowc.frontend.interpreter.world import SourceUnit
from flowc.frontend.library.registry import standard_library
from flowc.targets.flyte.literal_types import LiteralTypes
from flowc.targets.flyte.literals import literal_of
from flowc_ir.diagnostic import Diagnostic, Report
from flowc_ir.source import Span

SPAN = Span("m.py", 1, 0, 1, 1)


@dataclass(slots=True)
class Answer:
    """What became of a type or value: its protojson, or an error, or why it is opaque."""

    value: object = None
    error: str = ""
    opaque: str = ""
    diagnostic: Diagnostic | None = None


@dataclass(slots=True)
class Probe:
    """The answers for a type, and for a value of it if one was given.

    Only flytekit answers with the parameter of a workflow that has the value as a default.
    """

    type: Answer = field(default_factory=Answer)
    literal: Answer | None = None
    parameter: Answer | None = None


class _NoFiles:
    """A loader for one module that imports no other."""

    def find(self, module: str) -> SourceUnit | None:
        """Find nothing."""
        return None

    def owns(self, top: str) -> bool:
        """Own only the module itself."""
        return top == "m"


def make_registry() -> Registry:
    """Give all models that types need."""
    dialect = Registry(aliases=aliases())
    models.install(dialect)
    registry = standard_library()
    registry.merge(dialect)
    return registry


REGISTRY = make_registry()


def run(source: str) -> tuple[Machine, ModuleValue]:
    """Run a module named `m`."""
    machine = make_machine(REGISTRY, _NoFiles(), Report())
    unit = SourceUnit("m", "m", "m.py", "", False, ast.parse(source), source)
    module = run_module(machine, unit, "m")
    assert isinstance(module, ModuleValue)
    return machine, module


def evaluate(machine: Machine, module: ModuleValue, text: str) -> Value:
    """Give the value of an expression in a module."""
    scope = Scope(ScopeKind.MODULE, module, module.namespace)
    return machine.evaluate(ast.parse(text, mode="eval").body, scope)


def probe(source: str, annotation: str, value: str | None = None) -> Probe:
    """Lower an annotation of a parameter, and convert a value to it."""
    found = Probe()
    try:
        machine, module = run(f"{source}\ndef _probe(x: {annotation}): ...\n")
        function = module.namespace["_probe"]
        assert isinstance(function, FunctionValue)
        lowering = TypeLowering(NEWEST)
        resolved = function.annotations["x"]
        type_ = lowering.lower(resolved, machine, module, SPAN)
        types = LiteralTypes(lowering.definitions)
        found.type.value = json_format.MessageToDict(types.encode(type_))
    except (Lost, Raised) as signal:
        found.type = _ended(signal)
        return found
    if value is not None:
        try:
            given = evaluate(machine, module, value)
            literal = lowering.to_literal(given, type_, resolved, machine, SPAN)
            found.literal = Answer(json_format.MessageToDict(literal_of(literal, types)))
        except (Lost, Raised) as signal:
            found.literal = _ended(signal)
    return found


def _ended(signal: Lost | Raised) -> Answer:
    if isinstance(signal, Lost):
        return Answer(opaque=signal.unknown.reason)
    return Answer(error=signal.message, diagnostic=signal.diagnostic)


def unordered(data: object) -> object:
    """Bring unions into one order: typing's cache decides in which order flytekit sees them."""
    if _is_dict(data):
        return {
            key: _sorted(unordered(item)) if key in ("variants", "anyOf") else unordered(item)
            for key, item in data.items()
        }
    return [unordered(item) for item in data] if _is_list(data) else data


def _sorted(items: object) -> object:
    if _is_list(items):
        return sorted(items, key=lambda item: json.dumps(item, sort_keys=True))
    return items


def _is_dict(data: object) -> TypeGuard[dict[str, object]]:
    return isinstance(data, dict)


def _is_list(data: object) -> TypeGuard[list[object]]:
    return isinstance(data, list)
