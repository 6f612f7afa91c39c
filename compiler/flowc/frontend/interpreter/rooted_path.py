"""Paths under the source root: what is known of them on every machine."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TypeGuard

from flowc.frontend.interpreter.values import (
    Builtin,
    Call,
    Context,
    Extension,
    External,
    Known,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span

ROOT = "/\0" * 12
"""Stands for the source root. It is deep, so that a path above the root shows that it was there."""

REASON = "`__file__` differs from machine to machine"
TEXTS = ("name", "stem", "suffix")


class RootedPath(Extension):
    """A string or a `Path` that starts with the source root; `host` has `ROOT` in its place."""

    __slots__ = ("host",)

    def __init__(self, host: str | PurePosixPath) -> None:
        self.host = host

    @staticmethod
    def under(path: str) -> RootedPath:
        """Give a path below the root, as text; `.` is the root."""
        return RootedPath(ROOT if path == "." else f"{ROOT}/{path}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RootedPath) and self.host == other.host

    def __hash__(self) -> int:
        return hash(self.host)

    def describe(self) -> str:
        """Say what this is."""
        return "a path on the machine that packages"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute of a `Path`; of strings nothing is followed."""
        path = self.host
        if isinstance(path, str):
            return Unknown(REASON, span)
        if name == "parent":
            return shown(path.parent, span)
        if name in TEXTS and self.relative() not in (None, "."):
            return Known({"name": path.name, "stem": path.stem, "suffix": path.suffix}[name])
        if name == "parents":
            return TupleValue(tuple(shown(parent, span) for parent in path.parents))
        methods: dict[str, Callable[[Call], Value]] = {
            "resolve": lambda call: shown(PurePosixPath(posixpath.normpath(str(path))), call.span),
            "absolute": lambda call: self,
            "as_posix": lambda call: shown(str(path), call.span),
            "__str__": lambda call: shown(str(path), call.span),
            "__fspath__": lambda call: shown(str(path), call.span),
            "joinpath": lambda call: self._joined(call),
        }
        if name in methods:
            method = methods[name]
            return Builtin(f"pathlib.Path.{name}", lambda inner, call: method(call))
        return Unknown(REASON, span)

    def binary(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Join paths with `/`, strings with `+`."""
        is_text = isinstance(self.host, str)
        if reflected or not isinstance(other, Known) or operator != ("+" if is_text else "/"):
            return Unknown(REASON, span)
        if is_text and isinstance(other.value, str):
            return RootedPath(f"{self.host}{other.value}")
        return self._joined(Call(positional=(other,), keywords={}, span=span))

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Compare: the machine decides, unless both are under the root."""
        if operator in ("==", "!=") and isinstance(other, RootedPath):
            return Known((self.host == other.host) == (operator == "=="))
        return Unknown(REASON, span)

    def text(self, context: Context, span: Span) -> Value:
        """Give `str()`: not known; the constructor `str` itself keeps the root apart."""
        return Unknown(REASON, span)

    def python_type(self) -> Value:
        """Give the class."""
        is_text = isinstance(self.host, str)
        return External("builtins.str" if is_text else "pathlib.PosixPath")

    def relative(self) -> str | None:
        """Give the normal path relative to the root (`.`: the root), None if it is not under it."""
        path = posixpath.normpath(str(self.host))
        if path == ROOT:
            return "."
        return path.removeprefix(f"{ROOT}/") if path.startswith(f"{ROOT}/") else None

    def _joined(self, call: Call) -> Value:
        parts: list[str] = []
        for part in call.positional:
            if not isinstance(part, Known) or not isinstance(part.value, (str, PurePosixPath)):
                return Unknown(REASON, call.span)
            parts.append(str(part.value))
        return shown(PurePosixPath(self.host, *parts), call.span)


def shown(host: object, span: Span) -> Value:
    """Give what a function of paths made, if it is known on every machine."""
    if _is_tuple(host):
        return TupleValue(tuple(shown(part, span) for part in host))
    if isinstance(host, (str, PurePosixPath)):
        text = str(host)
        if text == ROOT or text.startswith(f"{ROOT}/"):
            return RootedPath(host)
        if "\0" in text:
            return Unknown(REASON, span)
    return Known(host)


def _is_tuple(host: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(host, tuple)
