"""pathlib and os.path: what paths are as text, without looking at any disk."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from functools import cache
from pathlib import PurePosixPath

from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.host import call_host, run_host
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import Known, Unknown, Value

FUNCTIONS: dict[str, Callable[..., object]] = {
    "basename": posixpath.basename, "commonpath": posixpath.commonpath,
    "commonprefix": posixpath.commonprefix, "dirname": posixpath.dirname,
    "isabs": posixpath.isabs, "join": posixpath.join, "normcase": posixpath.normcase,
    "normpath": posixpath.normpath, "split": posixpath.split, "splitext": posixpath.splitext,
    "splitdrive": posixpath.splitdrive,
}  # fmt: skip


@cache
def posix_path() -> type[PurePosixPath]:
    """Give the class of `Path("…")` on the machines that run tasks, without its disk access."""
    return type("PosixPath", (PurePosixPath,), {"__slots__": (), "__module__": "pathlib"})


def _path(context: Context, call: Call) -> Value:
    cls = posix_path()
    if call.keywords:
        return Unknown("a path with keywords is not followed", call.span)
    return call_host(cls, call)


def _pure(context: Context, call: Call) -> Value:
    return call_host(PurePosixPath, call)


def _function(name: str) -> Model:
    return lambda context, call: call_host(FUNCTIONS[name], call)


def _relative(context: Context, call: Call) -> Value:
    both_absolute = len(call.positional) == 2 and all(
        isinstance(value, Known) and posixpath.isabs(str(value.value)) for value in call.positional
    )
    if not both_absolute:
        return Unknown("`os.path.relpath` looks at the current folder", call.span)
    first, second = (str(v.value) for v in call.positional if isinstance(v, Known))
    return run_host(lambda: posixpath.relpath(first, second), call.span)


def _fspath(context: Context, call: Call) -> Value:
    value = call.positional[0]
    if isinstance(value, Known) and isinstance(value.value, (str, PurePosixPath)):
        return Known(str(value.value))
    return Unknown("the path of this object is not known", call.span)


def install(registry: Registry) -> None:
    """Add both modules."""
    registry.models |= {
        "pathlib.Path": _path, "pathlib.PosixPath": _path, "pathlib.PurePath": _pure,
        "pathlib.PurePosixPath": _pure, "os.path.relpath": _relative, "os.fspath": _fspath,
    }  # fmt: skip
    for name in FUNCTIONS:
        registry.models[f"os.path.{name}"] = _function(name)
    registry.aliases |= {"posixpath": "os.path"}
    registry.classes |= {"pathlib.Path", "pathlib.PosixPath", "pathlib.PurePath",
                         "pathlib.PurePosixPath"}  # fmt: skip
    for name, text in (("sep", "/"), ("pathsep", ":"), ("linesep", "\n"), ("curdir", "."),
                       ("pardir", ".."), ("extsep", ".")):  # fmt: skip
        registry.constants[f"os.{name}"] = _constant(text)
        registry.constants[f"os.path.{name}"] = _constant(text)
    registry.reasons |= {
        "pathlib.Path.cwd": "depends on the machine", "pathlib.Path.home": "depends on the machine",
    }  # fmt: skip


def _constant(text: str) -> Callable[[], Value]:
    return lambda: Known(text)
