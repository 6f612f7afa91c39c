"""Discovery: which files there are, and by which module names."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from flowc.frontend.interpreter.packages import INSTALLED, LOADED
from flowc.frontend.interpreter.world import FileKind
from flowc_ir.lazy_dataclass import dataclass

INIT = "__init__.py"
SHADOWABLE = frozenset(
    "antigravity asynchat asyncore audioop cProfile cgi chunk cmath cmd code curses dbm doctest "
    "fileinput getopt getpass graphlib idlelib imaplib mailbox modulefinder nis optparse pipes "
    "plistlib poplib profile pstats pty pydoc rlcompleter runpy sched secrets shelve smtpd smtplib "
    "statistics sunau symtable syslog tabnanny telnetlib test this timeit trace tracemalloc tty "
    "turtle venv wave zipapp".split()  # noqa: SIM905
)
"""Modules of the standard library that flytekit 1.16.31 does not import: a user's own wins."""

MAX_INPUT = 64 * 1024 * 1024
"""How large a file may be that is no source file, in bytes."""

COMPILED = (".so", ".pyd", ".pyc")
"""How files end that Python imports beside source files."""

SKIPPED = frozenset({"__pycache__", "node_modules", "site-packages"})


@dataclass(frozen=True, slots=True)
class SourcePath:
    """A source file: its import name, its path relative to the root, and what it is.

    `absolute` is the module name that flytekit derives: it walks up, also above the root, to the
    first folder without `__init__.py` (flytekit 1.16.31 core/tracker.py).
    """

    module: str
    absolute: str
    path: str
    is_package: bool


class SourceTree:
    """The source files under one root, found by name.

    `folders` are where dotted names begin, relative to the root (empty: the root itself), as they
    stand on `sys.path` before the standard library; a program may add to them, and to those behind
    it. `changed` are the bytes of some files, by path, that stand for those on disk.
    """

    def __init__(
        self,
        root: Path,
        folders: tuple[str, ...] = ("",),
        changed: Mapping[str, bytes] | None = None,
    ) -> None:
        self.root = root
        self._changed = changed or {}
        self.roots = folders
        self._first = list(folders)
        self._last: list[str] = []
        self._portions: dict[str, tuple[str, ...]] = {}
        self._packages: dict[str, str] = {}
        self._listings: dict[str, frozenset[str]] = {}

    def search(self, folder: str, *, first: bool) -> None:
        """Look for modules in one more folder, before or after all others."""
        if self.searches(folder):
            return
        if first:
            self._first.insert(0, folder)
        else:
            self._last.append(folder)
        self._portions.clear()

    def searches(self, folder: str) -> bool:
        """Tell whether modules are looked for in a folder."""
        return folder in self._first or folder in self._last

    def find(self, module: str) -> SourcePath | None:
        """Find a module as Python does: a package wins over a file, both over a plain folder."""
        parent, _, name = module.rpartition(".")
        for folder in self._searched(parent):
            if (found := self._in(folder, module, name)) is not None:
                return found
        return None

    def _in(self, folder: str, module: str, name: str) -> SourcePath | None:
        listing = self._listing(folder)
        path = f"{folder}/{name}" if folder else name
        if name in listing and INIT in self._listing(path):
            return self._source(module, f"{path}/{INIT}", is_package=True)
        if f"{name}.py" in listing:
            return self._source(module, f"{path}.py", is_package=False)
        return None

    def _searched(self, package: str) -> tuple[str, ...]:
        """Give the folders in which the modules of a package are looked for; empty: top ones."""
        if not package:
            return (*self._first, *self._last)
        if package not in self._portions:
            found = self.find(package)
            if found is None:
                self._portions[package] = self.portions(package)
            elif found.is_package:
                self._portions[package] = (found.path.rpartition("/")[0],)
            else:
                self._portions[package] = ()
        return self._portions[package]

    def portions(self, package: str) -> tuple[str, ...]:
        """Give the folders without `__init__.py` that make up a namespace package."""
        parent, _, name = package.rpartition(".")
        paths = [f"{folder}/{name}" if folder else name for folder in self._searched(parent)]
        return tuple(path for path in paths if name and (self.root / path).is_dir())

    def is_folder(self, module: str) -> bool:
        """Tell whether a name is a folder without `__init__.py`: a namespace package."""
        return bool(self.portions(module))

    def owns(self, top: str) -> bool:
        """Tell whether a top-level name is a module or package of this root.

        The standard library comes first where flytekit has already imported it, and so does what
        flytekit requires; a folder without `__init__.py` counts only if it holds Python files,
        since an installed package of its name would win.
        """
        if top in LOADED or (top in sys.stdlib_module_names and top not in SHADOWABLE):
            return False
        hidden = top in sys.stdlib_module_names or top in INSTALLED
        for folder in self._first if hidden else self._searched(""):
            listing = self._listing(folder)
            path = f"{folder}/{top}" if folder else top
            if f"{top}.py" in listing:
                return True
            if top in listing and (self.root / path).is_dir() and self._holds_python(path, 4):
                return True
        return False

    def _holds_python(self, folder: str, depth: int) -> bool:
        entries = self._listing(folder)
        if any(entry.endswith(".py") for entry in entries):
            return True
        return depth > 0 and any(
            "." not in entry and self._holds_python(f"{folder}/{entry}", depth - 1)
            for entry in entries
        )

    def submodules(self, package: str) -> Iterator[str]:
        """Give the modules of a package and its sub-packages, in `pkgutil.walk_packages` order."""
        seen: set[str] = set()
        for folder in self._searched(package):
            for entry in sorted(self._listing(folder)):
                name = entry.removesuffix(".py")
                if name == "__init__" or name in seen or "." in name:
                    continue
                is_package = entry == name and INIT in self._listing(f"{folder}/{name}")
                if not is_package and not entry.endswith(".py"):
                    continue
                seen.add(name)
                yield f"{package}.{name}"
                if is_package:
                    yield from self.submodules(f"{package}.{name}")

    def everything(self) -> Iterator[str]:
        """Give the import names of all Python files under the roots, packages before modules."""
        seen: set[str] = set()
        for start in self.roots:
            for module in self._below(start):
                if module not in seen:
                    seen.add(module)
                    yield module

    def _below(self, start: str) -> Iterator[str]:
        top = self.root / start
        others = {self.root / other for other in self.roots if other != start}
        for folder, folders, files in os.walk(top):
            where = Path(folder)
            folders[:] = sorted(
                f
                for f in folders
                # Nothing in a folder with a dot in its name can be imported by any name.
                if f not in SKIPPED and "." not in f and where / f not in others
            )
            relative = where.relative_to(top).as_posix()
            prefix = "" if relative == "." else relative.replace("/", ".") + "."
            for file in sorted(files, key=lambda f: (f != INIT, f)):
                if not file.endswith(".py"):
                    continue
                if file == INIT:
                    if prefix:
                        yield prefix.removesuffix(".")
                elif "." not in (name := file.removesuffix(".py")) and name:
                    yield prefix + name

    def module_anywhere(self, name: str) -> str | None:
        """Give the path of some module or package of that name, in whatever folder it lies."""
        for module in self.everything():
            parts = module.split(".")
            if name in parts:
                return "/".join(parts[: parts.index(name) + 1])
        return None

    def compiled_module(self, folder: str, name: str = "") -> str | None:
        """Give the path of some module in a folder that is no source file, of a name or any."""
        listing = self._listing(folder)
        for entry in sorted(listing):
            stem = entry.partition(".")[0]
            if entry.endswith(COMPILED) and name in ("", stem) and f"{stem}.py" not in listing:
                return f"{folder}/{entry}" if folder else entry
        return None

    def importer_of(self, package: str) -> str:
        """Give the path of the first source file with a line that imports a package, or "".

        A package that lies under the root itself is not looked for.
        """
        if self.owns(package.partition(".")[0]):
            return ""
        outer, _, last = package.encode().rpartition(b".")
        forms = rb"(?:import|from)[ \t]+%s\b" % re.escape(package.encode())
        if outer:
            forms += rb"|from[ \t]+%s[ \t]+import\b.*\b%s\b" % (re.escape(outer), last)
        line = re.compile(rb"^[ \t]*(?:%s)" % forms, re.MULTILINE)
        for module in self.everything():
            source = self.find(module)
            if source is None:
                continue
            try:
                data = self.read(source.path)
            except OSError:
                continue  # The loader says so when it is imported.
            if last in data and line.search(data):
                return source.path
        return ""

    def read(self, path: str) -> bytes:
        """Read a file of the tree; raises OSError."""
        if path in self._changed:
            return self._changed[path]
        where = os.path.join(self.root, path)  # noqa: PTH118 - every module comes here
        if not stat.S_ISREG(os.stat(where).st_mode):  # noqa: PTH116
            # A pipe may never end.
            raise OSError(errno.EINVAL, "it is no plain file")
        with open(where, "rb") as file:  # noqa: PTH123
            return file.read()

    def read_input(self, path: str) -> bytes:
        """Read a plain file that lies under the root itself; raises OSError."""
        where = (self.root / path).resolve()
        if not where.is_relative_to(self.root.resolve()):
            raise OSError(errno.EACCES, "it is a link that leads out of the source root")
        if where.exists() and not where.is_file():
            raise OSError(errno.EINVAL, "it is no plain file")
        if where.exists() and where.stat().st_size > MAX_INPUT:
            raise OSError(errno.EFBIG, "it is too large")
        return self._changed[path] if path in self._changed else where.read_bytes()

    def kind(self, path: str) -> FileKind:
        """Tell what lies at a path below the root; a link that leads out of it is not followed."""
        where = self.root / path
        try:
            real = where.resolve()
            if not where.exists():
                return FileKind.NOTHING
            if not real.is_relative_to(self.root.resolve()):
                return FileKind.OUTSIDE
            if not real.is_dir():
                return FileKind.FILE
            return FileKind.LINKED if where.is_symlink() else FileKind.FOLDER
        except (OSError, RuntimeError, ValueError):
            return FileKind.OUTSIDE

    def names(self, path: str) -> tuple[str, ...] | None:
        """List a folder, sorted, without the caches of Python; None if it cannot be read."""
        try:
            with os.scandir(self.root / path) as entries:
                return tuple(sorted(e.name for e in entries if e.name != "__pycache__"))
        except OSError:
            return None

    def files(self, path: str) -> tuple[str, ...] | None:
        """List the files below a folder as `os.walk` does, each folder sorted by name.

        One empty name stands for a file itself. None if some folder holds several folders: their
        order is that of the file system.
        """
        where = self.root / path
        if not where.is_dir():
            return ("",) if where.exists() else ()
        found: list[str] = []
        for folder, folders, files in os.walk(where):
            if len(folders) > 1:
                return None
            relative = Path(folder).relative_to(where)
            found += [(relative / file).as_posix() for file in sorted(files)]
        return tuple(found)

    def taken_along(self, path: str) -> tuple[str, ...]:
        """List the files below a folder that an image of everything holds, in their order.

        Raises OSError with the reason if they are not known.
        """
        from flowc.bundle.error import BundleError
        from flowc.bundle.files import all_files  # few programs make such images
        from flowc.bundle.ignoring import FOR_IMAGES

        where = os.fsencode(self.root / path)
        try:
            found = all_files(where, follows_links=False, rules=FOR_IMAGES)
            return tuple(file.decode() for file in found)
        except (BundleError, UnicodeDecodeError) as error:
            raise OSError(errno.EINVAL, str(error)) from error

    def _source(self, module: str, path: str, *, is_package: bool) -> SourcePath:
        return SourcePath(module, self._absolute(path), path, is_package)

    def _absolute(self, path: str) -> str:
        stem = path.removesuffix(".py")
        folder, _, name = stem.rpartition("/")
        package = self._package(folder)
        return f"{package}.{name}" if package else name

    def _package(self, folder: str) -> str:
        """Give the dotted name of the packages around a folder, also above the root."""
        if folder in self._packages:
            return self._packages[folder]
        where = self.root / folder
        names: list[str] = []
        while (where / INIT).is_file() and where.name:
            names.append(where.name)
            where = where.parent
        self._packages[folder] = ".".join(reversed(names))
        return self._packages[folder]

    def _listing(self, folder: str) -> frozenset[str]:
        if (found := self._listings.get(folder)) is None:
            try:
                found = frozenset(entry.name for entry in os.scandir(self.root / folder))
            except OSError:
                found = frozenset[str]()
            for path in self._changed:
                parent, _, name = path.rpartition("/")
                if parent == folder:
                    found |= {name}
            self._listings[folder] = found
        return found
