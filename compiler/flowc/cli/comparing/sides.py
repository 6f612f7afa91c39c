"""One of two sides: sources, a revision of git, an IR file or a package, read as a program."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from flowc.cli.command import UsageError
from flowc.cli.comparing.revisions import Checkout, checked_out
from flowc.cli.project import PACKAGES, Project, at_commit, mirroring, project_of_paths
from flowc.cli.session import Result, run_session
from flowc.cli.terminal import Terminal
from flowc.comparison.bodies import bodies_of
from flowc_ir.graph import Workflow
from flowc_ir.lazy_dataclass import dataclass, replace
from flowc_ir.program import Program

_IR = ".pb"
_LOCK = ".json"
LOCK_FILE = "flowc.lock.json"
_GIT = "git:"


class SideKind(enum.Enum):
    """What a side is given as."""

    SOURCES = "sources"
    REVISION = "revision"
    IR = "IR"
    PACKAGE = "package"
    LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Asked:
    """A side as it is named: `name` is a path or a revision."""

    kind: SideKind
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How sources are compiled, on both sides alike; what is empty was not said."""

    sources: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    built_images: tuple[tuple[str, str], ...] = ()
    flytekit_version: str | None = None
    git_commit: str | None = None
    union: bool | None = None
    at_merge_base: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRead:
    """A side as a program. `result` is there if it was compiled; `label` names it for people.

    `lock` is the text of its lock of numbers, if it has one.
    """

    label: str
    program: Program
    bodies: Mapping[str, str]
    sources: Mapping[str, str]
    result: Result | None = None
    is_package: bool = False
    lock: str | None = None

    @property
    def broken(self) -> frozenset[str]:
        """The workflows with errors."""
        if self.result is None:
            return frozenset()
        workflows = [e for e in self.program.entities if isinstance(e, Workflow)]
        return frozenset(w.name for w in workflows if any(self.result.errors_in(w)))


def asked_side(name: str) -> Asked:
    """Tell what a side is named by: a file or folder that is there, else a revision of git.

    `git:NAME` is a revision always, `./NAME` a path.
    """
    if name.startswith(_GIT):
        return Asked(SideKind.REVISION, name.removeprefix(_GIT))
    path = Path(name)
    if not path.exists():
        if name.startswith((".", "/")) or name.endswith((*PACKAGES, _IR, _LOCK)):
            raise UsageError(f"{name}: no such file or folder")
        return Asked(SideKind.REVISION, name)
    if path.is_dir():
        holds_messages = any(path.rglob("*.pb")) and not any(path.rglob("*.py"))
        return Asked(SideKind.PACKAGE if holds_messages else SideKind.SOURCES, name)
    if name.endswith(PACKAGES):
        return Asked(SideKind.PACKAGE, name)
    if name.endswith(_IR):
        return Asked(SideKind.IR, name)
    return Asked(SideKind.LOCK if name.endswith(_LOCK) else SideKind.SOURCES, name)


def read_file(asked: Asked) -> SideRead:
    """Read an IR file or a package; raises UsageError."""
    program = _package(asked.name) if asked.kind is SideKind.PACKAGE else _ir(asked.name)
    return SideRead(
        label=asked.name,
        program=program,
        bodies={},
        sources={},
        is_package=asked.kind is SideKind.PACKAGE,
    )


def compiled(project: Project, settings: Settings, label: str, terminal: Terminal) -> SideRead:
    """Compile the sources of a project."""
    result = run_session(project, [*settings.environment], terminal)
    return SideRead(
        label=label,
        program=result.program,
        bodies=bodies_of(result.program, result.sources),
        sources=result.sources,
        result=result,
        lock=_text_of(project.base / LOCK_FILE),
    )


def project_with(
    paths: Collection[str],
    settings: Settings,
    terminal: Terminal,
    checkout: Checkout | None = None,
    installed: tuple[Path, ...] | None = None,
) -> Project:
    """Find the project of some paths, with what the command line says of it."""
    is_placed = bool(settings.sources or paths)
    working = None if checkout is None or is_placed else checkout.there(Path.cwd())
    project = project_of_paths(
        [*paths], [*settings.sources], terminal, working=working, installed=installed
    )
    project = at_commit(mirroring(project, settings.flytekit_version), settings.git_commit)
    return project.declaring(settings.union, [*settings.built_images])


def at_revision(
    asked: Asked, paths: Iterable[str], settings: Settings, now: Project, terminal: Terminal
) -> SideRead:
    """Compile what a revision of git has where a project is now; raises UsageError."""
    named = [Path(path).resolve() for path in paths]
    here = [] if named or settings.sources else [Path.cwd()]
    folders = [now.base, now.root, *here, *map(_folder, named)]
    with checked_out(folders, asked.name, at_merge_base=settings.at_merge_base) as checkout:
        there = [path for path in map(checkout.there, named) if path.exists()]
        roots = [checkout.there(Path(root).resolve()) for root in settings.sources]
        needed = [*roots] or [checkout.there(now.root)] if not named else roots
        if (named and not there) or not all(path.is_dir() for path in needed):
            # What is not there yet holds nothing.
            return SideRead(label=asked.name, program=Program(), bodies={}, sources={})
        moved = replace(settings, sources=tuple(map(str, roots)))
        installed = now.manifests.site_packages
        project = project_with([*map(str, there)], moved, terminal, checkout, installed)
        found = compiled(project, settings, asked.name, terminal)
        return replace(found, lock=_text_of(checkout.there(now.base) / LOCK_FILE))


def _text_of(path: Path) -> str | None:
    """Read a file that may not be there; raises UsageError if it is and cannot be read."""
    try:
        return path.read_bytes().decode(errors="replace") if path.exists() else None
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error


def read_lock_file(asked: Asked) -> SideRead:
    """Take a lock for a side of which nothing but numbers is known."""
    text = _text_of(Path(asked.name))
    return SideRead(label=asked.name, program=Program(), bodies={}, sources={}, lock=text)


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _ir(name: str) -> Program:
    from flowc_ir.codec import CodecError, decode_program

    try:
        return decode_program(Path(name).read_bytes())
    except OSError as error:
        raise UsageError(f"cannot read {name}: {error.strerror}") from error
    except CodecError as error:
        raise UsageError(f"{name}: {error}") from error


def _package(name: str) -> Program:
    from flowc.cli.packages import lift_path

    lifted = lift_path(name)
    if lifted.report.has_errors and not lifted.program.entities:
        raise UsageError("; ".join(found.message for found in lifted.report.diagnostics))
    return lifted.program
