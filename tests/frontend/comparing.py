"""Compare what the interpreter claims to know with what CPython computes."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import TypeGuard

from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.host import NotHostError, to_host
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.values import (
    ClassValue,
    DictValue,
    External,
    FunctionValue,
    InstanceValue,
    Known,
    ListValue,
    ModuleValue,
    SetValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.source import NOWHERE
from frontend.running import MAIN, Run

ALIASES = {"MappingProxyType": "mappingproxy", "MethodType": "method"}


def differences(run: Run, expected: Mapping[str, object]) -> tuple[list[str], set[str]]:
    """Give where the interpreter claims something else than CPython, and what it does not know."""
    wrong: list[str] = []
    unknown: set[str] = set()
    for name, value in run.names.items():
        if name.startswith("__"):
            continue
        if name not in expected:
            if isinstance(value, Unknown):
                unknown.add(name)
            else:
                wrong.append(f"{name} is bound to {value!r}, in Python it is not bound")
            continue
        problem = _compare(run.machine, value, expected[name], name, unknown, 0)
        wrong.extend(problem)
    lost = run.machine.modules.get(MAIN)
    may_hide = isinstance(lost, ModuleValue) and lost.lost_names is not None
    for name in expected:
        if not name.startswith("__") and name not in run.names and not may_hide:
            wrong.append(f"{name} is not bound, in Python it is {expected[name]!r}")
    return wrong, unknown


def _compare(
    machine: Machine, value: Value, host: object, path: str, unknown: set[str], depth: int
) -> list[str]:
    """Compare what is known of a value with the value itself."""
    if depth > 20:
        return []
    match value:
        case Unknown():
            unknown.add(path)
            return []
        case ListValue(lost=Unknown()) | DictValue(lost=Unknown()) | SetValue(lost=Unknown()):
            unknown.add(path)
            return []
        case ListValue(items=items):
            if not _is_list(host) or len(host) != len(items):
                return [f"{path}: {_spell(value)} is not {host!r}"]
            return _compare_items(machine, items, host, path, unknown, depth)
        case TupleValue(items=members, cls=cls):
            if not _is_tuple(host) or len(host) != len(members):
                return [f"{path}: {_spell(value)} is not {host!r}"]
            if cls is None and type(host) is not tuple:
                return [f"{path}: a plain tuple is not {host!r}"]
            if cls is not None and type(host).__name__ != cls.name:
                return [f"{path}: a {cls.name} is not {host!r}"]
            return _compare_items(machine, list(members), list(host), path, unknown, depth)
        case DictValue(entries=entries):
            return _compare_dict(machine, list(entries.values()), host, path, unknown, depth)
        case SetValue():
            return _compare_set(value, host, path, unknown)
        case Known(value=made):
            return [] if _same(made, host) else [f"{path}: {made!r} is not {host!r}"]
        case InstanceValue():
            return _compare_instance(machine, value, host, path, unknown, depth)
        case _:
            return _compare_definition(value, host, path, unknown)


def _spell(value: Value) -> str:
    try:
        return repr(to_host(value))
    except NotHostError:
        return repr(value)[:200]


def _same(made: object, host: object) -> bool:
    if isinstance(made, float) and isinstance(host, float):
        return repr(made) == repr(host)
    if type(made).__name__ == "PosixPath":
        return repr(made) == repr(host)
    if type(made) is not type(host):
        return False
    return made == host or repr(made) == repr(host)


def _compare_items(
    machine: Machine,
    items: list[Value],
    hosts: list[object],
    path: str,
    unknown: set[str],
    depth: int,
) -> list[str]:
    found: list[str] = []
    for position, (item, host) in enumerate(zip(items, hosts, strict=True)):
        found += _compare(machine, item, host, f"{path}[{position}]", unknown, depth + 1)
    return found


def _compare_dict(
    machine: Machine,
    entries: list[tuple[Value, Value]],
    host: object,
    path: str,
    unknown: set[str],
    depth: int,
) -> list[str]:
    if not _is_mapping(host) or len(host) != len(entries):
        return [f"{path}: a dict of {len(entries)} is not {host!r}"]
    found: list[str] = []
    for (key, item), (host_key, host_item) in zip(entries, host.items(), strict=True):
        found += _compare(machine, key, host_key, f"{path} key", unknown, depth + 1)
        found += _compare(machine, item, host_item, f"{path}[{host_key!r}]", unknown, depth + 1)
    return found


def _compare_set(value: SetValue, host: object, path: str, unknown: set[str]) -> list[str]:
    is_kind = type(host) is (frozenset if value.frozen else set)
    size = len(host) if _is_set(host) else -1
    if not is_kind or size != len(value.items):
        return [f"{path}: {_spell(value)} is not {host!r}"]
    try:
        made = to_host(value)
    except NotHostError:
        unknown.add(path)
        return []
    return [] if made == host else [f"{path}: {made!r} is not {host!r}"]


def _compare_instance(
    machine: Machine,
    value: InstanceValue,
    host: object,
    path: str,
    unknown: set[str],
    depth: int,
) -> list[str]:
    if value.lost is not None:
        unknown.add(path)
        return []
    if type(host).__name__ != value.cls.name:
        return [f"{path}: a {value.cls.name} is not {host!r}"]
    if not value.cls.module.path and type(host).__module__ not in ("collections", "graphlib"):
        # What the library keeps inside differs.
        return []
    if "_name_" in value.attributes:
        text = machine.represent(value, NOWHERE)
        if isinstance(text, Known) and text.value != repr(host):
            return [f"{path}: {text.value} is not {host!r}"]
        return []
    found: list[str] = []
    if value.payload is not None:
        plain = _plain_payload(host)
        found += _compare(machine, value.payload, plain, f"{path} payload", unknown, depth + 1)
    attributes = getattr(host, "__dict__", None)
    if attributes is not None and not isinstance(host, BaseException):
        for name, item in value.attributes.items():
            if name not in attributes:
                found.append(f"{path}.{name} is set, in Python it is not")
            else:
                found += _compare(
                    machine, item, attributes[name], f"{path}.{name}", unknown, depth + 1
                )
        found += [
            f"{path}.{name} is not set, in Python it is"
            for name in attributes
            if name not in value.attributes
        ]
    if not isinstance(host, BaseException) and type(host).__repr__ is not object.__repr__:
        text = machine.represent(value, NOWHERE)
        if isinstance(text, Known) and text.value != repr(host):
            found.append(f"{path}: repr {text.value} is not {host!r}")
    return found


def _plain_payload(host: object) -> object:
    match host:
        case str():
            return str.__str__(host)
        case int():
            return int.__add__(host, 0)
        case float():
            return float.__add__(host, 0.0)
        case _:
            return _plain_container(host)


def _plain_container(host: object) -> object:
    if isinstance(host, bytes):
        return bytes(host)
    if _is_any_list(host):
        return list(host)
    if _is_mapping(host):
        return dict(host)
    if _is_tuple(host):
        return tuple(host)
    return set(host) if _is_set(host) else host


def _is_any_list(host: object) -> TypeGuard[list[object]]:
    return isinstance(host, list)


def _is_list(host: object) -> TypeGuard[list[object]]:
    return type(host) is list


def _is_tuple(host: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(host, tuple)


def _is_mapping(host: object) -> TypeGuard[Mapping[object, object]]:
    return isinstance(host, Mapping)


def _is_set(host: object) -> TypeGuard[set[object]]:
    return isinstance(host, (set, frozenset))


def _compare_definition(value: Value, host: object, path: str, unknown: set[str]) -> list[str]:
    match value:
        case ClassValue(name=name, qualname=qualname):
            if not isinstance(host, type) or (host.__name__, host.__qualname__) != (name, qualname):
                return [f"{path}: the class {qualname} is not {host!r}"]
        case FunctionValue(module=module) if not module.path and not isinstance(
            host, types.FunctionType
        ):
            # C in CPython.
            pass
        case FunctionValue(name=name, qualname=qualname):
            if not isinstance(host, types.FunctionType):
                return [f"{path}: the function {name} is not {host!r}"]
            if (host.__name__, host.__qualname__) != (name, qualname):
                return [f"{path}: {qualname} is not {host.__qualname__}"]
            if value.module.path and host.__doc__ != value.doc:
                return [f"{path}: the docstring {value.doc!r} is not {host.__doc__!r}"]
        case External(name=name) if not name.startswith("probe."):
            short = name.rpartition(".")[2]
            own = getattr(host, "__name__", None)
            if isinstance(own, str) and own.rpartition(".")[2] not in (short, name):
                alias = ALIASES.get(short, short)
                if alias != own and not (short == "Path" and own == "PosixPath"):
                    return [f"{path}: {name} is not {host!r}"]
        case Extension():
            unknown.add(path)
        case _:
            pass
    return []
