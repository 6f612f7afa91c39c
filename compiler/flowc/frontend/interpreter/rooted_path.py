"""Paths under the source root: what is known of them on every machine."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from operator import ge, gt, le, lt
from pathlib import PurePosixPath
from typing import TypeGuard

from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.values import External, Known, TupleValue, Unknown, Value
from flowc_ir.source import Span

ROOT = "/\0" * 12
"""Stands for the source root. It is deep, so that a path above the root shows that it was there."""

REASON = "`__file__` differs from machine to machine"
TEXTS = ("name", "stem", "suffix")
ORDERS: dict[str, Callable[[tuple[str, ...], tuple[str, ...]], bool]] = {
    "<": lt, "<=": le, ">": gt, ">=": ge,
}  # fmt: skip


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
            "resolve": lambda call: shown(type(path)(posixpath.normpath(str(path))), call.span),
            "absolute": lambda call: self,
            "as_posix": lambda call: shown(str(path), call.span),
            "__str__": lambda call: shown(str(path), call.span),
            "__fspath__": lambda call: shown(str(path), call.span),
            "joinpath": lambda call: self._joined(call),
            "is_absolute": lambda call: Known(True),
            "with_name": lambda call: self._changed(context, path.with_name, call),
            "with_stem": lambda call: self._changed(context, path.with_stem, call),
            "with_suffix": lambda call: self._changed(context, path.with_suffix, call),
            "relative_to": lambda call: self._relative_to(context, call),
            "is_relative_to": lambda call: self._is_relative_to(call),
        }
        if name in methods:
            method = methods[name]
            return Builtin(f"pathlib.Path.{name}", lambda inner, call: method(call))
        if isinstance(context, Machine):
            context.registry.wake("pathlib")
            of_disk = context.registry.known_methods.get(f"PosixPath.{name}")
            if of_disk is not None:
                return Builtin(
                    f"pathlib.Path.{name}", lambda inner, call: of_disk(inner, self, call)
                )
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
        if isinstance(other, RootedPath) and operator in ORDERS:
            # Both start with the root, so that what follows decides.
            same_kind = isinstance(self.host, str) == isinstance(other.host, str)
            if same_kind and None not in (self.relative(), other.relative()):
                return Known(ORDERS[operator](_sort_key(self.host), _sort_key(other.host)))
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

    def _changed(self, context: Context, change: Callable[..., object], call: Call) -> Value:
        given = [part.value for part in call.positional if isinstance(part, Known)]
        if len(given) != len(call.positional) or self.relative() in (None, "."):
            return Unknown(REASON, call.span)
        try:
            return shown(change(*given), call.span)
        except (TypeError, ValueError) as error:
            context.throw(type(error).__name__, str(error), call.span)

    def _relative_to(self, context: Context, call: Call) -> Value:
        base = call.positional[0] if len(call.positional) == 1 else None
        if not isinstance(base, RootedPath) or isinstance(self.host, str):
            return Unknown(REASON, call.span)
        try:
            return Known(self.host.relative_to(base.host))
        except ValueError:
            context.throw("ValueError", "the path is not in the subpath of the other", call.span)

    def _is_relative_to(self, call: Call) -> Value:
        base = call.positional[0] if len(call.positional) == 1 else None
        if not isinstance(base, RootedPath) or isinstance(self.host, str):
            return Unknown(REASON, call.span)
        return Known(self.host.is_relative_to(base.host))

    def _joined(self, call: Call) -> Value:
        parts: list[str] = []
        for part in call.positional:
            if not isinstance(part, Known) or not isinstance(part.value, (str, PurePosixPath)):
                return Unknown(REASON, call.span)
            parts.append(str(part.value))
        path = PurePosixPath(self.host) if isinstance(self.host, str) else self.host
        return shown(path.joinpath(*parts), call.span)


def _sort_key(host: str | PurePosixPath) -> tuple[str, ...]:
    return (host,) if isinstance(host, str) else host.parts


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
