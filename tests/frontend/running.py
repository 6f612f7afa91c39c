"""Run source text through the interpreter, and compare what it knows with CPython."""

from __future__ import annotations

import ast
import sys
import types
import warnings
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from typing import TypeGuard

from flowc.frontend.interpreter.interpret import make_machine
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.packages import Packages
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import Raised
from flowc.frontend.interpreter.values import ModuleValue, Value
from flowc.frontend.interpreter.world import SourceUnit
from flowc.frontend.library.registry import standard_library
from flowc_ir.diagnostic import Report
from flowc_ir.source import NOWHERE

MAIN = "main"
RECURSION_LIMIT = 12_000
"""As in `flowc.driver`."""


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


def registry_for(
    run_reads: list[tuple[str, str | None]], variables: Mapping[str, str], git_commit: str = ""
) -> Registry:
    """Give the standard library, with a function `probe.choice` of which nothing is known."""
    registry = standard_library(
        variables,
        lambda name, value, span: run_reads.append((name, value)),
        git_commit=git_commit,
    )
    registry.harmless.add("probe.choice")
    return registry


def interpret(
    source: str | Mapping[str, str],
    variables: Mapping[str, str] | None = None,
    steps: int = 300_000,
    packages: Packages | None = None,
    git_commit: str = "",
) -> Run:
    """Run a program; what it raises is kept, so that the names bound so far can be looked at."""
    sources = {MAIN: source} if isinstance(source, str) else source
    reads: list[tuple[str, str | None]] = []
    registry = registry_for(reads, variables or {}, git_commit)
    machine = make_machine(registry, MemoryLoader(sources), Report(), steps)
    machine.packages = packages or Packages()
    held: dict[str, Value] = {}
    raised: Raised | None = None
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(RECURSION_LIMIT)
    try:
        module = machine.import_module(MAIN, NOWHERE)
        if isinstance(module, ModuleValue):
            held = module.namespace
    except Raised as error:
        raised = error
    finally:
        sys.setrecursionlimit(limit)
    return Run(machine, held, raised, reads)


@contextmanager
def modules_in_memory(sources: Mapping[str, str]) -> Generator[None, None, None]:
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


class _Finder(MetaPathFinder):
    """An import hook over sources in memory."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.sources = sources

    def find_spec(
        self, fullname: str, path: object = None, target: object = None
    ) -> ModuleSpec | None:
        """Give the spec of a module."""
        if fullname not in self.sources:
            return None
        is_package = any(other.startswith(f"{fullname}.") for other in self.sources)
        return ModuleSpec(fullname, _Loader(self.sources[fullname]), is_package=is_package)


class _Loader(Loader):
    """Runs one module in memory."""

    def __init__(self, source: str) -> None:
        self.source = source

    def exec_module(self, module: types.ModuleType) -> None:
        """Run its body."""
        exec(compile(self.source, module.__name__, "exec", dont_inherit=True), vars(module))  # noqa: S102


def run_python(
    source: str | Mapping[str, str], choices: Callable[..., object] | None = None
) -> tuple[dict[str, object], BaseException | None]:
    """Run a program in CPython; give its names, and what it raised."""
    sources = {MAIN: source} if isinstance(source, str) else source
    module = types.ModuleType(MAIN)
    probe = types.ModuleType("probe")
    choose = choices or _nothing

    def touching(*given: object) -> Touched:
        return touch(choose, *given)

    vars(probe).update(choice=choose, touch=touching)
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


def _nothing(*given: object) -> object:
    return None


class Touched:
    """What `probe.touch` gives: it can be called, decorated with and entered."""

    def __call__(self, *given: object) -> Touched:
        """Do nothing."""
        return self

    def __enter__(self) -> Touched:
        """Do nothing."""
        return self

    def __exit__(self, *given: object) -> None:
        """Let exceptions pass."""

    def __mro_entries__(self, bases: tuple[type, ...]) -> tuple[type, ...]:
        """Stand for no base class."""
        return ()


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _is_dict(value: object) -> TypeGuard[dict[object, object]]:
    return isinstance(value, dict)


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)


def touch(choose: Callable[..., object], *given: object) -> Touched:
    """Do what unknown code may do: change or call what it is given, or raise."""
    if not given and choose():
        raise RuntimeError("unknown code raises")
    for value in given:
        if not choose():
            continue
        if _is_list(value):
            value.append(99)
        elif _is_dict(value):
            value["touched"] = 1
        elif _is_tuple(value):
            touch(choose, *value)
        elif callable(value):
            value()
        elif hasattr(value, "__dict__"):
            touch(lambda: True, *vars(value).values())
            vars(value)["touched"] = True
    return Touched()
