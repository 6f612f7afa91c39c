"""Both sides of a comparison, read as programs."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from flowc.cli.command import UsageError
from flowc.cli.comparing.sides import (
    Asked,
    Settings,
    SideKind,
    SideRead,
    asked_side,
    at_revision,
    compiled,
    project_with,
    read_file,
    read_lock_file,
)
from flowc.cli.project import Project
from flowc.cli.terminal import Terminal
from flowc.comparison.programs import Beside
from flowc_ir.lazy_dataclass import dataclass

if TYPE_CHECKING:
    from flowc.comparison.numbers import NumberEdit

_FILES = (SideKind.IR, SideKind.PACKAGE)


@dataclass(frozen=True, slots=True)
class Both:
    """The old side, the new one, and the project that settings come from."""

    old: SideRead
    new: SideRead
    project: Project

    @property
    def beside(self) -> Beside:
        """What is known beside the programs; raises UsageError for a lock that is none."""
        numbers: tuple[NumberEdit, ...] = ()
        if self.old.lock is not None:
            from flowc.cli.comparing.locks import edits_of  # few projects have a lock

            numbers = edits_of(self.old, self.new)
        return Beside(
            old_bodies=self.old.bodies,
            new_bodies=self.new.bodies,
            broken=self.new.broken,
            is_one_packaged=self.old.is_package is not self.new.is_package,
            numbers=numbers,
        )


def read_both(old: Asked, paths: Collection[str], settings: Settings, terminal: Terminal) -> Both:
    """Read the old side, and sources or one file as the new side; raises UsageError."""
    files = [path for path in paths if asked_side(path).kind in _FILES]
    if files and len(paths) > 1:
        raise UsageError(f"{files[0]} is a program of its own: compare it alone")
    project = project_with([] if files else paths, settings, terminal)
    if files:
        new = read_file(asked_side(files[0]))
    else:
        new = compiled(project, settings, "the sources", terminal)
    return Both(read_side(old, [] if files else paths, settings, project, terminal), new, project)


def read_two(
    old: Asked, new: str, paths: Collection[str], settings: Settings, terminal: Terminal
) -> Both:
    """Read two sides by what they are named; an empty one is the sources as they are."""
    asked = asked_side(new) if new else None
    is_elsewhere = asked is not None and asked.kind is SideKind.SOURCES
    project = project_with([new] if is_elsewhere else paths, settings, terminal)
    first = read_side(old, paths, settings, project, terminal)
    if asked is None:
        return Both(first, compiled(project, settings, "the sources", terminal), project)
    if is_elsewhere:
        return Both(first, compiled(project, settings, new, terminal), project)
    return Both(first, read_side(asked, paths, settings, project, terminal), project)


def read_side(
    asked: Asked, paths: Collection[str], settings: Settings, project: Project, terminal: Terminal
) -> SideRead:
    """Read a side by what it is named; `paths` are where a revision is looked into."""
    match asked.kind:
        case SideKind.REVISION:
            return at_revision(asked, paths, settings, project, terminal)
        case SideKind.SOURCES:
            found = project_with([asked.name], settings, terminal)
            return compiled(found, settings, asked.name, terminal)
        case SideKind.IR | SideKind.PACKAGE:
            return read_file(asked)
        case SideKind.LOCK:
            return read_lock_file(asked)
