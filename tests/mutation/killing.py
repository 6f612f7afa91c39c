"""Runs tests against a mutant, in a child of a process that has imported what all of them need."""

from __future__ import annotations

import ast
import importlib
import os
import pkgutil
import signal
import sys
from collections.abc import Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

from mutation.mutants import ROOT, Mutant

SECONDS = 300
"""After this the tests have failed: a mutant may run for ever."""


class _Mutated(MetaPathFinder, Loader):
    """Gives one module with the text of a mutant."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != self._mutant.module:
            return None
        spec = ModuleSpec(name, self, origin=str(ROOT / self._mutant.path))
        spec.has_location = True
        return spec

    def exec_module(self, module: ModuleType) -> None:
        code = compile(ast.parse(self._mutant.source), str(ROOT / self._mutant.path), "exec")
        exec(code, module.__dict__)


_UNNEEDED = ("cacheprovider", "xdist", "hypothesispytest", "terminalreporter")
_NEVER_CHANGED = ("flowc_ir", "flowc_idl", "flowc.frontend", "flowc.manifests")


def prepare() -> None:
    """Import what no mutant is part of, so that no child has to."""
    for name in ("pytest", "libcst", "yaml", "flyteidl.admin.launch_plan_pb2", *_NEVER_CHANGED):
        importlib.import_module(name)
    for name in _NEVER_CHANGED:
        for found in pkgutil.walk_packages(sys.modules[name].__path__, f"{name}."):
            if not found.name.endswith("__main__"):
                importlib.import_module(found.name)
    loaded = [name for name in sys.modules if name.startswith(("flowc_validators", "flowc.dial"))]
    assert not loaded, f"a mutant could not be imported any more: {loaded}"


def start(mutant: Mutant | None, tests: Sequence[str]) -> int:
    """Run tests in a child, and give its process id; it ends with 0 if all of them pass."""
    child = os.fork()
    if child:
        return child
    signal.alarm(SECONDS)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    os.chdir(ROOT)
    if mutant is not None:
        sys.meta_path.insert(0, _Mutated(mutant))
    import pytest

    unneeded = [word for plugin in _UNNEEDED for word in ("-p", f"no:{plugin}")]
    options = ["-x", "-q", "--no-header", *unneeded]
    code = 1
    try:
        code = int(pytest.main([*options, *tests]))
    finally:
        os._exit(code)


def finished() -> Iterator[tuple[int, bool]]:
    """Wait for one child to end; give it, and whether its tests failed."""
    child, status = os.wait()
    yield child, status != 0
