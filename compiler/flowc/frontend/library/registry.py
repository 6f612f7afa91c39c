"""The standard library: all models in one registry."""

from __future__ import annotations

from collections.abc import Mapping

from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.library import (
    builtin_classes,
    builtin_functions,
    environment,
    exception_classes,
    import_functions,
    iterators,
    mappings,
    named_tuples,
    ordering,
    sequences,
    sets,
    system,
    text_methods,
    type_relations,
    typed_dicts,
    typing_forms,
    unknown_modules,
)
from flowc.frontend.library.environment import OnRead
from flowc.frontend.library.later import LATER
from flowc.frontend.library.names import STARS
from flowc_ir.source import Span

ROOMS = (
    unknown_modules,
    builtin_functions,
    import_functions,
    builtin_classes,
    exception_classes,
    type_relations,
    ordering,
    iterators,
    sequences,
    mappings,
    sets,
    text_methods,
    typing_forms,
    typed_dicts,
    named_tuples,
)
"""What nearly every module needs; the rest waits until it is imported."""


def _ignore(name: str, value: str | None, span: Span) -> None:
    """Take no note of a variable that is read."""


def standard_library(
    variables: Mapping[str, str] | None = None,
    on_read: OnRead = _ignore,
    python_version: tuple[int, int] = (3, 11),
    git_commit: str = "",
) -> Registry:
    """Give the models of the builtins and the standard library.

    `variables` is all that `os.environ` holds; `on_read` hears of each that is read, with its value
    or None. `python_version` is what `sys.version_info` says, `git_commit` what git says of the
    sources (empty: not known).
    """
    registry = Registry()
    registry.stars |= STARS
    for room in ROOMS:
        room.install(registry)
    for fill, modules in LATER.items():
        registry.put_off(modules.split(), fill)
    declared = Registry()
    environment.install(declared, variables or {}, on_read)
    system.install(declared, python_version)
    declared.put_off(("subprocess", "git"), lambda later: _add_git(later, git_commit))
    registry.merge(declared)
    return registry


def _add_git(registry: Registry, commit: str) -> None:
    from flowc.frontend.library import git_commit

    git_commit.install(registry, commit)
