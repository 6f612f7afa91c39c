"""What every module of flytekit binds, by its sources: writes listed_names.txt.

PYTHONPATH=tests python -m differential.module_names
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping

from differential.expected import flytekit_python
from flowc.dialects.flytekit.listed_names import TEXT

RELEASES = ("", "1.15", "1.14")


def module_names(release: str) -> dict[str, set[str]]:
    """Give by module what it binds in a release of flytekit; raises FileNotFoundError."""
    library = flytekit_python(release).parent.parent / "lib"
    (root,) = library.glob("python3.*/site-packages/flytekit")
    found: dict[str, set[str]] = {}
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root.parent).with_suffix("").parts
        module = parts[:-1] if parts[-1] == "__init__" else parts
        names = found.setdefault(".".join(module), set())
        names |= {name for name in _bound(ast.parse(path.read_bytes()).body) if name[:2] != "__"}
        for count in range(1, len(module)):
            found.setdefault(".".join(module[:count]), set()).add(module[count])
    return found


def joined(releases: Iterable[Mapping[str, set[str]]]) -> dict[str, set[str]]:
    """Give by module what it binds in any of several releases."""
    found: dict[str, set[str]] = {}
    for release in releases:
        for module, names in release.items():
            found.setdefault(module, set()).update(names)
    return found


def _bound(body: Iterable[ast.stmt]) -> Iterator[str]:
    for node in body:
        match node:
            case ast.Import(names=names):
                yield from (one.asname or one.name.partition(".")[0] for one in names)
            case ast.ImportFrom(names=names):
                yield from (one.asname or one.name for one in names)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.ClassDef(name=name):
                yield name
            case _:
                yield from _bound_within(node)


def _bound_within(node: ast.AST) -> Iterator[str]:
    for inner in ast.iter_child_nodes(node):
        if isinstance(inner, ast.stmt):
            yield from _bound([inner])
        elif isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            yield inner.id
        else:
            yield from _bound_within(inner)


def main() -> None:
    """Write the list anew."""
    found = joined(map(module_names, RELEASES))
    lines = (f"{' '.join((module, *sorted(found[module])))}\n" for module in sorted(found))
    TEXT.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
