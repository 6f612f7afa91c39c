"""Imports by functions: `__import__`, `importlib.import_module`, `pytest.importorskip`."""

from __future__ import annotations

from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import NONE, Known, Unknown, Value
from flowc.frontend.library.arguments import (
    is_none,
    known_int,
    known_text,
    machine_of,
    signature,
)

IMPORT = signature("__import__", "name globals locals fromlist level", 1)
IMPORT_MODULE = signature("import_module", "name package", 1)


def _import(context: Context, call: Call) -> Value:
    machine = machine_of(context)
    bound = IMPORT.bind(context, call)
    name, level = known_text(bound["name"]), known_int(bound.get("level", Known(0)))
    names = context.truth(bound.get("fromlist", NONE), call.span)
    if name is None or level != 0 or isinstance(names, Unknown):
        unknown = Unknown("`__import__` with these arguments is not followed", call.span)
        machine.doubtful_imports.setdefault("", unknown)
        return unknown
    module = machine.import_module(name, call.span)
    return module if names else machine.import_module(name.partition(".")[0], call.span)


def _import_module(context: Context, call: Call) -> Value:
    machine = machine_of(context)
    bound = IMPORT_MODULE.bind(context, call)
    name, package = known_text(bound["name"]), bound.get("package", NONE)
    if name is None or (name.startswith(".") and known_text(package) is None):
        if name is not None and is_none(package):
            message = "the 'package' argument is required to perform a relative import"
            context.throw("TypeError", f"{message} for {name!r}", call.span)
        unknown = Unknown("`import_module` with these arguments is not followed", call.span)
        machine.doubtful_imports.setdefault("", unknown)
        return unknown
    if name.startswith("."):
        inner = name.lstrip(".")
        parts = (known_text(package) or "").split(".")
        parts = parts[: len(parts) - (len(name) - len(inner)) + 1]
        if not parts:
            message = "attempted relative import beyond top-level package"
            context.throw("ImportError", message, call.span)
        name = ".".join([*parts, inner] if inner else parts)
    return machine.import_module(name, call.span)


def _import_or_skip(context: Context, call: Call) -> Value:
    """Import a module: what is missing would be skipped, and is taken to be there."""
    given = Call(positional=call.positional[:1], keywords={}, span=call.span)
    return _import_module(context, given)


def install(registry: Registry) -> None:
    """Add the functions."""
    registry.models |= {
        "builtins.__import__": _import, "importlib.__import__": _import,
        "importlib.import_module": _import_module, "pytest.importorskip": _import_or_skip,
    }  # fmt: skip
