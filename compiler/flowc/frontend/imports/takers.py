"""What other modules of a project take from the names that a module imports."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping

from flowc.frontend.discover import SourceTree
from flowc.frontend.interpreter.world import SourceUnit
from flowc.frontend.parse import decode

EVERYTHING = "*"
"""Stands for all names of a module."""

_WORD = re.compile(r"\w+")


def taken(
    tree: SourceTree, read: Mapping[str, SourceUnit], modules: Collection[str]
) -> dict[str, set[str]]:
    """Give, for the last part of each module's name, what any file takes from a module so called.

    `read` are the files that were parsed, by path. All files below the roots are looked at, for one
    that is not compiled may use what is. `EVERYTHING` stands for all that a module has.
    """
    wanted = frozenset(module.rpartition(".")[2] for module in modules)
    found: dict[str, set[str]] = {name: set() for name in wanted}
    for path, text, syntax in _files(tree, read):
        named = wanted.intersection(_WORD.findall(text))
        if not named:
            continue
        if syntax is None:
            syntax = _parsed(text)
        own = path.removesuffix(".py").rpartition("/")[2]
        for name, member in _takings(syntax, named) if syntax else _anything(named - {own}):
            found[name].add(member)
    return found


def _files(
    tree: SourceTree, read: Mapping[str, SourceUnit]
) -> Iterator[tuple[str, str, ast.Module | None]]:
    for path, unit in read.items():
        yield path, unit.text, unit.tree
    for module in tree.everything():
        source = tree.find(module)
        if source is not None and source.path not in read:
            try:
                yield source.path, decode(tree.read(source.path)), None
            except OSError:
                continue  # What cannot be read cannot be run either.


def _parsed(text: str) -> ast.Module | None:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return None


def _anything(names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Reckon with the worst where a file cannot be taken apart."""
    for name in names:
        yield name, EVERYTHING


def _takings(syntax: ast.Module, wanted: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give what a file takes: by `from`, by an attribute, or by a dotted name in a text.

    Any attribute may be one of any module that the file names, also by a text.
    """
    modules: set[str] = set()
    attributes: set[str] = set()
    for node in ast.walk(syntax):
        match node:
            case ast.ImportFrom(module=module, names=names):
                last = (module or "").rpartition(".")[2]
                if last in wanted:
                    yield from ((last, alias.name) for alias in names)
                modules.update(alias.name for alias in names)
            case ast.Import(names=names):
                modules.update(alias.name.rpartition(".")[2] for alias in names)
            case ast.Attribute(attr=name):
                attributes.add(name)
            case ast.Constant(value=str(text)):
                # `import_module("flows.hello")`, `patch.object(hello, "os")`
                modules.add(text.rpartition(".")[2])
                attributes.add(text)
                for name in wanted:
                    yield from ((name, each) for each in _after(name, text))
            case _:
                pass
    for name in modules & {*wanted}:
        yield from ((name, attribute) for attribute in attributes)


def _after(name: str, text: str) -> list[str]:
    """Give what a text names behind a module: `mock.patch("flows.hello.os")`."""
    if f"{name}." not in text:
        return []
    return re.findall(rf"\b{re.escape(name)}[.:](\w+)", text)
