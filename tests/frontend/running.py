"""Run source text through the interpreter, and compare what it knows with CPython."""

from __future__ import annotations

import ast
import sys
import types
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from flowc.frontend.interpreter.host import NotHostError, to_host
from flowc.frontend.interpreter.interpret import make_machine
from flowc.frontend.interpreter.machine import Machine, SourceUnit
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import Raised
from flowc.frontend.interpreter.values import (
    Call,
    ClassValue,
    DictValue,
    Extension,
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
from flowc.frontend.library.registry import standard_library
from flowc_ir.diagnostic import Report
from flowc_ir.source import NOWHERE

MAIN = "main"


@dataclass(frozen=True, slots=True)
class MemoryLoader:
    """Modules held in memory; a name that others lie under is a package."""

    sources: Mapping[str, str]

    def find(self, module: str) -> SourceUnit | None:
        """Give the parsed source of a module."""
        text = self.sources.get(module)
        if text is None:
            return None
        is_package = any(name.startswith(f"{module}.") for name in self.sources)
        package = module if is_package else module.rpartition(".")[0]
        path = module.replace(".", "/") + ("/__init__.py" if is_package else ".py")
        return SourceUnit(module, module, path, package, is_package, ast.parse(text), text)

    def owns(self, top: str) -> bool:
        """Tell whether a top-level name is one of ours."""
        return any(name.partition(".")[0] == top for name in self.sources)


@dataclass(slots=True)
class Run:
    """What the interpreter made of a program."""

    machine: Machine
    names: dict[str, Value]
    raised: Raised | None = None
    reads: list[tuple[str, str | None]] = field(default_factory=list[tuple[str, "str | None"]])


def registry_for(run_reads: list[tuple[str, str | None]], variables: Mapping[str, str]) -> Registry:
    """Give the standard library, with a function `probe.choice` of which nothing is known."""
    registry = standard_library(
        variables, lambda name, value, span: run_reads.append((name, value))
    )
    registry.harmless.add("probe.choice")
    return registry


def interpret(
    source: str | Mapping[str, str],
    variables: Mapping[str, str] | None = None,
    steps: int = 300_000,
) -> Run:
    """Run a program; what it raises is kept, so that the names bound so far can be looked at."""
    sources = {MAIN: source} if isinstance(source, str) else source
    reads: list[tuple[str, str | None]] = []
    registry = registry_for(reads, variables or {})
    machine = make_machine(registry, MemoryLoader(sources), Report(), steps)
    held: dict[str, Value] = {}
    raised: Raised | None = None
    try:
        module = machine.import_module(MAIN, NOWHERE)
        if isinstance(module, ModuleValue):
            held = module.namespace
    except Raised as error:
        raised = error
    return Run(machine, held, raised, reads)


@contextmanager
def modules_in_memory(sources: Mapping[str, str]) -> Iterator[None]:
    """Let CPython import modules that are held in memory."""
    finder = _Finder(sources)
    sys.meta_path.insert(0, finder)
    before = set(sys.modules)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in set(sys.modules) - before:
            if name.partition(".")[0] in {s.partition(".")[0] for s in sources}:
                del sys.modules[name]


class _Finder:
    """An import hook over sources in memory."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.sources = sources

    def find_spec(self, name: str, path: object = None, target: object = None) -> object:
        """Give the spec of a module."""
        from importlib.machinery import ModuleSpec

        if name not in self.sources:
            return None
        is_package = any(other.startswith(f"{name}.") for other in self.sources)
        return ModuleSpec(name, _Loader(self.sources[name]), is_package=is_package)


class _Loader:
    """Runs one module in memory."""

    def __init__(self, source: str) -> None:
        self.source = source

    def create_module(self, spec: object) -> None:
        """Let Python make the module."""

    def exec_module(self, module: types.ModuleType) -> None:
        """Run its body."""
        exec(compile(self.source, module.__name__, "exec", dont_inherit=True), vars(module))  # noqa: S102


def run_python(
    source: str | Mapping[str, str], choices: Callable[[], object] | None = None
) -> tuple[dict[str, object], BaseException | None]:
    """Run a program in CPython; give its names, and what it raised."""
    sources = {MAIN: source} if isinstance(source, str) else source
    module = types.ModuleType(MAIN)
    probe = types.ModuleType("probe")
    vars(probe)["choice"] = choices or (lambda: None)
    raised: BaseException | None = None
    with modules_in_memory(sources), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sys.modules["probe"], sys.modules[MAIN] = probe, module
        try:
            exec(compile(sources[MAIN], MAIN, "exec", dont_inherit=True), vars(module))  # noqa: S102
        except Exception as error:  # noqa: BLE001 - whatever the program raises is the result
            raised = error
        finally:
            sys.modules.pop("probe", None)
            sys.modules.pop(MAIN, None)
    return vars(module), raised


def differences(run: Run, expected: Mapping[str, object]) -> tuple[list[str], set[str]]:
    """Give where the interpreter claims something else than CPython, and what it does not know."""
    wrong: list[str] = []
    unknown: set[str] = set()
    for name, value in run.names.items():
        if name.startswith("__"):
            continue
        if name not in expected:
            if not isinstance(value, Unknown):
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
            if type(host) is not list or len(host) != len(items):
                return [f"{path}: {_spell(value)} is not {host!r}"]
            return _compare_items(machine, items, host, path, unknown, depth)
        case TupleValue(items=members, cls=cls):
            if not isinstance(host, tuple) or len(host) != len(members):
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
    if not isinstance(host, Mapping) or len(host) != len(entries):
        return [f"{path}: a dict of {len(entries)} is not {host!r}"]
    found: list[str] = []
    for (key, item), (host_key, host_item) in zip(entries, host.items(), strict=True):
        found += _compare(machine, key, host_key, f"{path} key", unknown, depth + 1)
        found += _compare(machine, item, host_item, f"{path}[{host_key!r}]", unknown, depth + 1)
    return found


def _compare_set(value: SetValue, host: object, path: str, unknown: set[str]) -> list[str]:
    kind = frozenset if value.frozen else set
    if type(host) is not kind or len(host) != len(value.items):
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
    for kind in (str, int, float, bytes, list, dict, set, frozenset, tuple):
        if isinstance(host, kind):
            return kind(host)
    return host


def _compare_definition(value: Value, host: object, path: str, unknown: set[str]) -> list[str]:
    match value:
        case ClassValue(name=name, qualname=qualname):
            if not isinstance(host, type) or (host.__name__, host.__qualname__) != (name, qualname):
                return [f"{path}: the class {qualname} is not {host!r}"]
        case FunctionValue(name=name, qualname=qualname):
            if not isinstance(host, types.FunctionType):
                return [f"{path}: the function {name} is not {host!r}"]
            if (host.__name__, host.__qualname__) != (name, qualname):
                return [f"{path}: {qualname} is not {host.__qualname__}"]
            if host.__doc__ != value.doc:
                return [f"{path}: the docstring {value.doc!r} is not {host.__doc__!r}"]
        case External(name=name):
            short = name.rpartition(".")[2]
            own = getattr(host, "__name__", None)
            if isinstance(own, str) and own.rpartition(".")[2] not in (short, name):
                alias = {"MappingProxyType": "mappingproxy"}.get(short, short)
                if alias != own and not (short == "Path" and own == "PosixPath"):
                    return [f"{path}: {name} is not {host!r}"]
        case Extension():
            unknown.add(path)
        case _:
            pass
    return []


def call_of(*positional: Value) -> Call:
    """Make the arguments of a call."""
    return Call(positional=positional, keywords={}, span=NOWHERE)
