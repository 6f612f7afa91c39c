"""Trees of files run by CPython and by the interpreter: data files, source roots, notebooks."""

from __future__ import annotations

import importlib
import re
import sys
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from flowc.frontend.discover import SourceTree
from flowc.frontend.interpreter.interpret import make_machine
from flowc.frontend.interpreter.rooted_path import RootedPath
from flowc.frontend.interpreter.signals import Raised
from flowc.frontend.interpreter.values import ModuleValue, Value
from flowc.frontend.library.registry import standard_library
from flowc.frontend.loader import ProjectLoader
from flowc_ir.diagnostic import Report
from flowc_ir.source import NOWHERE
from frontend.comparing import differences
from frontend.running import MAIN, Run
from frontend.test_programs import exception_name

FOLDER = Path(__file__).parent / "trees"
HEADER = re.compile(r"^=== ([\w ,.-]+?)(?: \| unknown: (.*))?$", re.MULTILINE)
FILE = re.compile(r"^# file: (\S+)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Tree:
    """Files by their paths; `main.py` is run. `unknown` are the names that are not known."""

    name: str
    files: dict[str, str]
    unknown: tuple[str, ...]


def trees() -> list[Tree]:
    """Read the corpus."""
    found: list[Tree] = []
    for path in sorted(FOLDER.glob("*.txt")):
        parts = HEADER.split(path.read_text(encoding="utf-8"))
        for name, unknown, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            rest = FILE.split(text)[1:]
            files = dict(zip(rest[::2], rest[1::2], strict=True))
            found.append(Tree(f"{path.stem}: {name}", files, tuple((unknown or "").split())))
    return found


TREES = trees()


def write(tree: dict[str, str], root: Path) -> None:
    """Lay the files of a tree under a folder."""
    for path, text in tree.items():
        where = root / path
        where.parent.mkdir(parents=True, exist_ok=True)
        where.write_text(text, encoding="utf-8")


def interpret_tree(root: Path) -> Run:
    """Run the main module of a tree on disk."""
    report = Report()
    loader = ProjectLoader(SourceTree(root), report)
    machine = make_machine(standard_library(), loader, report, 300_000)
    machine.files = loader
    names: dict[str, Value] = {}
    raised: Raised | None = None
    try:
        module = machine.import_module(MAIN, NOWHERE)
        if isinstance(module, ModuleValue):
            names = module.namespace
    except Raised as error:
        raised = error
    return Run(machine, names, raised)


def run_tree(root: Path) -> tuple[dict[str, object], BaseException | None]:
    """Import the main module of a tree in CPython."""
    with _clean_imports(root), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            module = importlib.import_module(MAIN)
        except Exception as error:  # noqa: BLE001 - whatever the program raises is the result
            return {}, error
        return dict(vars(module)), None


@contextmanager
def _clean_imports(root: Path) -> Generator[None]:
    before, path = set(sys.modules), list(sys.path)
    writes = sys.dont_write_bytecode
    sys.path.insert(0, str(root))
    sys.dont_write_bytecode = True
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.path[:], sys.dont_write_bytecode = path, writes
        ours = [name for name in set(sys.modules) - before if _lies_in(name, root)]
        for name in ours:
            del sys.modules[name]


def _lies_in(name: str, root: Path) -> bool:
    where = getattr(sys.modules[name], "__file__", None)
    folders = getattr(sys.modules[name], "__path__", [])
    return any(str(root) in str(place) for place in (where, *folders))


def rooted(names: dict[str, Value], root: Path) -> dict[str, str]:
    """Give where the names that are paths under the root lead to."""
    return {
        name: str(root if (inner := value.relative()) == "." else root / (inner or "?"))
        for name, value in names.items()
        if isinstance(value, RootedPath) and not name.startswith("__")
    }


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.name)
def test_tree(tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare all names of the main module, and what it raises."""
    root = tmp_path.resolve()
    write(tree.files, root)
    monkeypatch.chdir(root)
    run = interpret_tree(root)
    expected, raised = run_tree(root)
    if raised is not None:
        assert run.raised is not None, f"Python raises {raised!r}"
        assert exception_name(run.raised.exception) == type(raised).__name__
        return
    assert run.raised is None, f"the interpreter raises {run.raised}"
    paths = rooted(run.names, root)
    assert {name: str(expected[name]) for name in paths} == paths
    wrong, unknown = differences(run, expected)
    assert not wrong
    tops = {re.split(r"[.\[ ]", name)[0] for name in unknown - set(paths)}
    assert tops == set(tree.unknown)
