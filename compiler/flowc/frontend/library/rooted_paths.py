"""os.path, pathlib and str, where they meet paths under the source root."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import PurePosixPath

from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.rooted_path import ROOT, RootedPath, shown
from flowc.frontend.interpreter.values import Known, Unknown, Value
from flowc.frontend.library.paths import posix_path


def _relative(path: object, start: object = "") -> str:
    """Relate two paths of which neither is relative, so that no current folder is asked for."""
    if not str(start).startswith(ROOT) or not str(path).startswith(ROOT):
        return "\0"
    return posixpath.relpath(str(path), str(start))


def _text(path: object) -> str:
    return str(path)


def _path(*parts: str) -> PurePosixPath:
    return posix_path()(*parts)


# What resolves symbolic links is taken to find none: a source tree is packaged where it lies.
FUNCTIONS: dict[str, Callable[..., object]] = {
    "os.path.abspath": posixpath.normpath,
    "os.path.realpath": posixpath.normpath,
    "os.path.basename": posixpath.basename,
    "os.path.dirname": posixpath.dirname,
    "os.path.join": posixpath.join,
    "os.path.normpath": posixpath.normpath,
    "os.path.split": posixpath.split,
    "os.path.splitext": posixpath.splitext,
    "os.path.relpath": _relative,
    "os.fspath": _text,
    "builtins.str": _text,
    "pathlib.Path": _path,
    "pathlib.PosixPath": _path,
    "pathlib.PurePath": PurePosixPath,
    "pathlib.PurePosixPath": PurePosixPath,
}


def install(registry: Registry) -> None:
    """Lay models over those of other paths; this room comes after theirs."""
    for name, function in FUNCTIONS.items():
        registry.models[name] = _model(name, function, registry.models.get(name), registry)


def _model(
    name: str, function: Callable[..., object], below: Model | None, registry: Registry
) -> Model:
    def model(context: Context, call: Call) -> Value:
        if not any(isinstance(value, RootedPath) for value in call.positional):
            if below is None:
                return Unknown(registry.reason(name), call.span)
            return below(context, call)
        hosts: list[object] = []
        for value in call.positional:
            if not isinstance(value, (RootedPath, Known)) or call.keywords:
                return Unknown(f"`{name}` of these paths is not followed", call.span)
            hosts.append(value.host if isinstance(value, RootedPath) else value.value)
        try:
            return shown(function(*hosts), call.span)
        except (TypeError, ValueError) as error:
            context.throw(type(error).__name__, str(error), call.span)

    return model
