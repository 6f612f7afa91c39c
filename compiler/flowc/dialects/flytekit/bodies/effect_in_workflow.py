"""A workflow changes the machine that compiles it, or talks to others."""

from __future__ import annotations

import ast
import pathlib
from collections.abc import Iterable, Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.bodies.reach import helpers, sure_nodes
from flowc.frontend.interpreter.rooted_path import RootedPath
from flowc.frontend.interpreter.values import External, Known, Partial, Value
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code(
    "effect-in-workflow", Severity.ERROR, "a workflow runs commands, writes files or uses a network"
)

ROOMS = (
    "subprocess.run", "subprocess.call", "subprocess.check_", "subprocess.Popen",
    "subprocess.getoutput", "os.system", "os.popen", "os.spawn", "os.exec", "os.remove",
    "os.unlink", "os.mkdir", "os.makedirs", "os.rename", "os.replace", "os.rmdir", "os.removedirs",
    "os.symlink", "os.link", "os.chdir", "os.chmod", "os.putenv", "os.kill",
    "shutil.copy", "shutil.move", "shutil.rmtree", "shutil.make_archive", "shutil.unpack_archive",
    "requests.", "httpx.", "urllib.request.", "urllib3.",
    "socket.", "smtplib.", "ftplib.", "http.client.", "time.sleep", "pandas.read_",
)  # fmt: skip
"""How the names of functions begin that do something outside of the program."""

PATHS = frozenset({"pathlib.Path", "pathlib.PosixPath"})
PATH_METHODS = frozenset(
    "mkdir write_text write_bytes touch unlink rename replace rmdir chmod symlink_to "
    "hardlink_to".split()
)
WRITING = frozenset("wax+")
_DEPTH = 8


def find(body: Body) -> Iterator[Diagnostic]:
    """Find calls that do something once, when the workflow is compiled, and not when it runs."""
    for node in body.own:
        if isinstance(node, ast.Call) and (effect := _effect(body, node)):
            yield CODE.at(
                body.span(node),
                f"`{effect}` is called once, when the workflow is compiled, and in no execution",
                hint="call it in a task",
            )
    for node, helper in helpers(body, body.own):
        if effect := _effect_of(helper, _DEPTH):
            yield CODE.at(
                body.span(node),
                f"`{helper.function.name}` calls `{effect}` once, when the workflow is compiled, "
                "and in no execution",
                hint="call it in a task",
            )


def _effect_of(helper: Body, depth: int) -> str:
    """Name what a function does outside of the program whenever it runs; empty if nothing."""
    nodes = tuple(sure_nodes(helper))
    for node in nodes:
        if isinstance(node, ast.Call) and (effect := _effect(helper, node)):
            return effect
    inner = helpers(helper, nodes) if depth else ()
    return next((found for _, each in inner if (found := _effect_of(each, depth - 1))), "")


def _effect(body: Body, node: ast.Call) -> str:
    match _called(body.value(node.func)), node.func:
        case External(name="builtins.open"), _:
            mode = next((each.value for each in node.keywords if each.arg == "mode"), None)
            mode = node.args[1] if len(node.args) > 1 else mode
            return "open" if _is_writing(mode) else ""
        case External(name=name), _ if name.startswith(ROOMS):
            return name
        case _, ast.Attribute(value=owner, attr="open") if _is_path(body, owner):
            return "Path.open" if _is_writing(*node.args[:1]) else ""
        case _, ast.Attribute(value=owner, attr=method) if method in PATH_METHODS:
            return f"Path.{method}" if _is_path(body, owner) else ""
        case _:
            return ""


def _called(value: Value | None) -> Value | None:
    return value.function if isinstance(value, Partial) else value


def _is_writing(mode: ast.expr | None = None) -> bool:
    match mode:
        case ast.Constant(value=str() as text):
            return not WRITING.isdisjoint(text)
        case _:
            return False


def _is_path(body: Body, node: ast.expr) -> bool:
    """Tell whether an expression is a path: one that is made on the spot, or a name of one."""
    match node:
        case ast.Call(func=function):
            made = body.value(function)
            return isinstance(made, External) and made.name in PATHS
        case ast.BinOp(left=left, op=ast.Div()):
            return _is_path(body, left)
        case ast.Attribute(value=owner, attr="parent"):
            return _is_path(body, owner)
        case ast.Name(id=name) if name in body.local_names:
            values = [*_assigned(body.own, name)]
            return bool(values) and all(_is_path(body, value) for value in values)
        case _:
            value = body.value(node)
            match value:
                case RootedPath(host=pathlib.PurePath()) | Known(value=pathlib.PurePath()):
                    return True
                case _:
                    return False


def _assigned(nodes: Iterable[ast.AST], name: str) -> Iterator[ast.expr]:
    """Give what a local name stands for, where it is plainly assigned and has no other source."""
    for node in nodes:
        match node:
            case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                if not any(
                    each.id == name for each in ast.walk(value) if isinstance(each, ast.Name)
                ):
                    yield value
            case _:
                pass
