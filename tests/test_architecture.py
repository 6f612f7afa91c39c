"""The house stands on its floors: who may import whom, and what nobody may."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = {
    "flowc_idl": ROOT / "idl" / "flowc_idl",
    "flowc_ir": ROOT / "ir" / "flowc_ir",
    "flowc_validators": ROOT / "validators" / "flowc_validators",
    "flowc": ROOT / "compiler" / "flowc",
}

# What each room may import of ours, beside itself. A room is a package, or a part of `flowc`.
FLOORS = {
    "flowc_idl": set[str](),
    "flowc_ir": {"flowc_idl"},
    "flowc_validators": {"flowc_ir"},
    "flowc.version": set[str](),
    "flowc.flytekit_versions": {"flowc_ir", "flowc.version"},
    "flowc.config": {"flowc_ir", "flowc.flytekit_versions"},
    "flowc.frontend": {"flowc_ir", "flowc.bundle"},
    "flowc.comparison": {"flowc_ir", "flowc_validators", "flowc.contracts"},
    "flowc.manifests": {"flowc_ir", "flowc_idl"},
    "flowc.contracts": {"flowc_ir", "flowc_idl", "flowc.manifests"},
    "flowc.dialects": {
        "flowc_ir",
        "flowc_idl",
        "flowc.frontend",
        "flowc.flytekit_versions",
        "flowc.manifests",
    },
    "flowc.targets": {"flowc_ir", "flowc_idl", "flowc.flytekit_versions"},
    "flowc.driver": {
        "flowc_ir",
        "flowc.frontend",
        "flowc.dialects",
        "flowc.flytekit_versions",
        "flowc.manifests",
    },
    "flowc.bundle": {"flowc_ir"},
    "flowc.fixes": {"flowc_ir", "flowc_validators"},
    "flowc.cli": {
        "flowc_ir",
        "flowc.fixes",
        "flowc_validators",
        "flowc.flytekit_versions",
        "flowc.version",
        "flowc.config",
        "flowc.bundle",
        "flowc.manifests",
        "flowc.contracts",
        "flowc.comparison",
        "flowc.driver",
        "flowc.targets",
        "flowc_idl",
    },
    "flowc.__main__": {"flowc.version", "flowc.cli"},
}

# Third parties, and one of Python's own, each with the only rooms that may know them.
FENCES = {
    "flyteidl": (
        "flowc.targets.flyte",
        "flowc.manifests.flyte_messages",
        "flowc.contracts.plugins.flyte_messages",
    ),
    "google": (
        "flowc.targets.flyte",
        "flowc_ir.codec",
        "flowc_idl",
        "flowc.manifests",
        "flowc.contracts",
        "flowc.dialects.flytekit.extensions",
    ),
    "libcst": ("flowc.fixes",),
    # Python's syntax is none of the IR's business, nor of those who only know the IR.
    "ast": (
        "flowc.frontend",
        "flowc.dialects",
        "flowc.fixes",
        "flowc.manifests",
        "flowc.comparison.bodies",
    ),
    "cel": ("flowc.manifests.expressions",),
    "docstring_parser": ("flowc.dialects.flytekit.settings.docstrings",),
    "msgpack": ("flowc.targets.flyte", "flowc_ir.codec"),
    "yaml": (
        "flowc.frontend.library.yaml_text",
        "flowc.manifests.yaml_nodes",
        "flowc.manifests.functions",
        "flowc.manifests.derivation.draft",
    ),
    # Python's own from 3.12 on; 3.11 does not count it to its library.
    "_sha2": ("flowc_ir.digests",),
}

# The network, other processes and code that is chosen at run time: nobody.
FORBIDDEN = {
    "asyncio", "code", "concurrent", "ctypes", "ftplib", "http", "imp", "importlib",
    "multiprocessing", "pickle", "pkgutil", "requests", "runpy", "smtplib", "socket",
    "socketserver", "ssl", "subprocess", "threading", "urllib", "webbrowser", "xmlrpc",
}  # fmt: skip
FORBIDDEN_CALLS = {"eval", "exec", "__import__", "breakpoint", "input"}

# Asked to by name, it lets a Python of the user's run a plug-in to compare with.
MAY_START = {"flowc.cli.manifests.verifying": {"subprocess"}}

# Of what is forbidden, what only reads and writes text.
HARMLESS_PARTS = {"urllib.parse"}

# Compiles constructors from the names of fields of our own classes.
MAY_EXEC = {"flowc_ir.lazy_dataclass"}

# The clock, chance and the environment: only the command line.
OUTSIDE_WORLD = {"random", "secrets", "tempfile", "time", "platform", "getpass"}

DRAWERS = {"utils", "util", "helpers", "common", "misc", "base_types", "manager"}
# Above the aim is advice; above the limit a caption no longer fits on its line, and a file or
# function has become a drawer.
CAPTION_AIM, CAPTION_LIMIT = 70, 94
FILE_AIM, FILE_LIMIT = 150, 600
FUNCTION_AIM, FUNCTION_LIMIT = 20, 60


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the product."""

    name: str
    path: Path
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The room that the file lies in."""
        parts = self.name.split(".")
        return ".".join(parts[:2]) if parts[0] == "flowc" else parts[0]


@cache
def modules() -> dict[str, Module]:
    """Read all files of the product that people wrote."""
    found: dict[str, Module] = {}
    for package, folder in PACKAGES.items():
        for path in sorted(folder.rglob("*.py")):
            if path.stem.endswith(("_pb2", "_pb2_grpc")):
                continue
            parts = path.relative_to(folder).with_suffix("").parts
            name = ".".join((package, *(part for part in parts if part != "__init__")))
            text = path.read_text(encoding="utf-8")
            found[name] = Module(name, path, text, ast.parse(text))
    return found


@cache
def imported(name: str) -> frozenset[str]:
    """Give the full names a file imports, anywhere in it: in functions, under TYPE_CHECKING."""
    names: set[str] = set()
    for node in ast.walk(modules()[name].tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {
                full if (full := f"{node.module}.{alias.name}") in modules() else node.module
                for alias in node.names
            }
    return frozenset(names)


def room_of(name: str) -> str | None:
    """Give the room that an imported name leads into, None for strangers."""
    parts = name.split(".")
    if parts[0] not in PACKAGES:
        return None
    return ".".join(parts[:2]) if parts[0] == "flowc" and len(parts) > 1 else parts[0]


@pytest.mark.parametrize("name", sorted(modules()))
def test_imports_go_down(name: str) -> None:
    """Let no file import from a room above or beside its own."""
    module = modules()[name]
    if module.name == "flowc":
        return
    assert module.room in FLOORS, f"{module.room} is a new room: give it a floor"
    allowed = FLOORS[module.room] | {module.room}
    rooms = {room for found in imported(name) if (room := room_of(found))}
    assert rooms <= allowed, f"{module.path}: may not import {sorted(rooms - allowed)}"


def test_targets_do_not_know_one_another() -> None:
    """Let targets stand side by side; only the registry names them all."""
    for name, module in modules().items():
        parts = name.split(".")
        if parts[:2] != ["flowc", "targets"] or parts[2:] in ([], ["registry"]):
            continue
        reached = {tuple(found.split(".")[:3]) for found in imported(name)}
        others = {r for r in reached if r[:2] == ("flowc", "targets") and len(r) == 3}
        stray = others - {tuple(parts[:3]), ("flowc", "targets", "base")}
        assert not stray, f"{module.path}: may not import {sorted(stray)}"


def test_no_dialect_is_known_above() -> None:
    """Let nothing but the driver and the dialects name a dialect."""
    for name in modules():
        if not name.startswith(("flowc.dialects", "flowc.driver")):
            assert not any(found.startswith("flowc.dialects") for found in imported(name)), name


def test_no_circles() -> None:
    """Let no file import itself by way of others."""
    circles = [circle for circle in _components() if len(circle) > 1]
    assert not circles, f"import circles: {circles}"


def test_own_face_is_not_imported() -> None:
    """Let files inside a package import the defining module, never the package's face."""
    for name, module in modules().items():
        own = name.split(".")[0]
        if name != own:
            assert own not in imported(name), f"{module.path}: import the defining module"


def test_imports_are_absolute() -> None:
    """Let every import name its module in full."""
    for module in modules().values():
        for node in ast.walk(module.tree):
            relative = isinstance(node, ast.ImportFrom) and node.level > 0
            assert not relative, f"{module.path}: relative import"


@pytest.mark.parametrize("name", sorted(modules()))
def test_third_parties_are_fenced(name: str) -> None:
    """Let third parties in only where they belong, and the network nowhere."""
    tops = {found.split(".")[0] for found in imported(name) - HARMLESS_PARTS}
    for third_party, rooms in FENCES.items():
        assert third_party not in tops or name.startswith(rooms), f"{name} imports {third_party}"
    strangers = tops - set(sys.stdlib_module_names) - set(PACKAGES) - set(FENCES)
    assert not strangers, f"{name} imports {sorted(strangers)}"
    forbidden = tops & FORBIDDEN - MAY_START.get(name, set())
    assert not forbidden, f"{name} imports {sorted(forbidden)}"
    if not name.startswith("flowc.cli"):
        assert not tops & OUTSIDE_WORLD, f"{name} imports {sorted(tops & OUTSIDE_WORLD)}"


@pytest.mark.parametrize("name", sorted(modules()))
def test_nothing_runs_text_or_asks_the_environment(name: str) -> None:
    """Let no file run code from text, and only the command line read the environment."""
    for node in ast.walk(modules()[name].tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            stray = node.func.id in FORBIDDEN_CALLS and name not in MAY_EXEC
            assert not stray, f"{name}:{node.lineno} {node.func.id}"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            spelled = f"{node.value.id}.{node.attr}"
            reads = spelled in {"os.environ", "os.getenv", "os.system", "os.popen"}
            assert not reads or name == "flowc.cli.terminal", f"{name}:{node.lineno} {spelled}"


@pytest.mark.parametrize("name", sorted(modules()))
def test_every_file_says_what_it_is(name: str) -> None:
    """Hold the first line of each file to one short sentence, and its name to a meaning."""
    module = modules()[name]
    caption = (ast.get_docstring(module.tree) or "").partition("\n")[0]
    assert caption, f"{module.path}: say what this is"
    assert len(caption) <= CAPTION_LIMIT, f"{module.path}: {len(caption)} characters"
    assert not caption.startswith("This module"), module.path
    assert module.path.stem not in DRAWERS, f"{module.path}: name it after what it holds"


def test_dataclasses_are_put_off() -> None:
    """Take `dataclass` and its kin from where they cost little at start-up."""
    for name, module in modules().items():
        taken = {
            alias.name
            for node in ast.walk(module.tree)
            if isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
            for alias in node.names
        }
        put_off = {"dataclass", "field", "replace"}
        assert not taken & put_off or name == "flowc_ir.lazy_dataclass", module.path


def test_faces_define_nothing() -> None:
    """Let an `__init__.py` hand on names or say one sentence."""
    for module in modules().values():
        if module.path.name != "__init__.py":
            continue
        defined = [
            node
            for node in module.tree.body
            if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef))
        ]
        assert not defined, f"{module.path}: a face defines nothing"


def test_sizes() -> None:
    """Hold files and functions to the limits, and tell which are above the aim."""
    large = list(_sizes(CAPTION_LIMIT, FILE_LIMIT, FUNCTION_LIMIT))
    advice = list(_sizes(CAPTION_AIM, FILE_AIM, FUNCTION_AIM))
    sys.stdout.write("\n".join(["above the aim:", *advice, ""]))
    assert not large, "\n".join(large)


def _sizes(caption_limit: int, file_limit: int, function_limit: int) -> Iterator[str]:
    for module in modules().values():
        where = module.path.relative_to(ROOT)
        lines = module.text.count("\n")
        caption = (ast.get_docstring(module.tree) or "").partition("\n")[0]
        if len(caption) > caption_limit:
            yield f"{len(caption):5} characters of caption  {where}"
        if lines > file_limit:
            yield f"{lines:5} lines  {where}"
        for node in ast.walk(module.tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                size = (node.end_lineno or node.lineno) - node.lineno + 1
                if size > function_limit:
                    yield f"{size:5} lines  {where}:{node.lineno} {node.name}"


def _components() -> list[list[str]]:
    """Give the strongly connected components of the imports among files (Tarjan)."""
    graph = {
        name: sorted(found for found in imported(name) if found in modules() and found != name)
        for name in modules()
    }
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    components: list[list[str]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for target in graph[name]:
            if target not in index:
                visit(target)
                low[name] = min(low[name], low[target])
            elif target in stack:
                low[name] = min(low[name], index[target])
        if low[name] == index[name]:
            start = stack.index(name)
            components.append(sorted(stack[start:]))
            del stack[start:]

    for name in graph:
        if name not in index:
            visit(name)
    return components
