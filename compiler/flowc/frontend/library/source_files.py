"""Files of the source tree, as the program that is compiled sees them."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from typing import NoReturn

from flowc.frontend.interpreter.context import Context
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.rooted_path import RootedPath
from flowc.frontend.interpreter.signals import Raised
from flowc.frontend.interpreter.values import ExceptionValue, External, Known, Unknown, Value
from flowc.frontend.interpreter.world import FileKind
from flowc.frontend.library.arguments import machine_of, not_known
from flowc_ir.lack import Lack
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span

ERRORS = {
    "FileNotFoundError": (2, "No such file or directory"),
    "NotADirectoryError": (20, "Not a directory"),
    "IsADirectoryError": (21, "Is a directory"),
}
CACHES = "__pycache__"
_DEVICES = ("/dev/null", "/dev/stdout", "/dev/stderr")
"""Where writing changes no file; any other absolute path may lie below the source root."""
NO_FILES = "the program reads the file system, and no files are at hand"


@dataclass(frozen=True, slots=True)
class Place:
    """A normal path relative to the source root, and the value that named it.

    A path that starts at `__file__` lies there on every machine. A relative path is taken from the
    source root, the folder that flytekit is run in as a rule; where nothing lies there, it may be
    another folder.
    """

    path: str
    value: Value

    @property
    def is_rooted(self) -> bool:
        """Whether the path starts at the source root on every machine."""
        return isinstance(self.value, RootedPath)


def place_of(context: Context, value: Value, span: Span) -> Place | Unknown:
    """Give where a path leads; unknown if that is not below the source root."""
    machine = machine_of(context)
    if isinstance(value, RootedPath):
        text, path = str(value.host), value.relative()
        inner = text.rpartition("\0")[2].lstrip("/")
    elif isinstance(value, Known) and isinstance(value.value, (str, PurePosixPath)):
        inner = str(value.value)
        path = posixpath.normpath(inner)
    else:
        return not_known(value, "the path of a file", span)
    if path is None or path.startswith(("/", "../")) or path == "..":
        shown = "a file above the source root" if path is None else f"`{inner}`"
        reason = f"{shown} lies outside the source root, which no compilation reads"
        return Unknown(reason, span, lack=Lack.WORLD)
    if "\0" in path or not _has_plain_steps(machine, inner):
        return Unknown("this path of a file is not followed", span)
    return Place(path, value)


def _has_plain_steps(machine: Machine, path: str) -> bool:
    """Tell whether each `..` of a path takes back a step into a real folder."""
    steps = path.split("/")
    if ".." not in steps or machine.files is None:
        return True
    return all(
        machine.files.kind(posixpath.normpath("/".join(steps[:position]) or ".")) is FileKind.FOLDER
        for position, step in enumerate(steps)
        if step == ".."
    )


def kind_of(context: Context, place: Place, span: Span) -> FileKind | Unknown:
    """Tell what lies at a place."""
    machine = machine_of(context)
    if machine.files is None:
        return Unknown(NO_FILES, span)
    if (written := _written(machine, place.path)) is not None:
        return written
    kind = machine.files.kind(place.path)
    if kind is FileKind.OUTSIDE:
        reason = f"`{place.path}` is a link that leads out of the source root"
        return Unknown(reason, span, lack=Lack.WORLD)
    if kind is FileKind.NOTHING and not place.is_rooted:
        reason = f"there is no `{place.path}` below the source root, and relative paths may be"
        return Unknown(f"{reason} taken from another folder", span, lack=Lack.WORLD)
    return kind


def read_file(context: Context, place: Place, span: Span) -> bytes | Unknown:
    """Read a file, which becomes an input; raises what Python would raise in the program."""
    kind = kind_of(context, place, span)
    match kind:
        case Unknown():
            return kind
        case FileKind.NOTHING:
            raise_error("FileNotFoundError", place, span)
        case FileKind.FOLDER | FileKind.LINKED:
            raise_error("IsADirectoryError", place, span)
        case _:
            pass
    machine = machine_of(context)
    if machine.files is None:
        return Unknown(NO_FILES, span)
    try:
        data = machine.files.read(place.path)
    except OSError as error:
        return machine.lost(f"`{place.path}` cannot be read: {error.strerror}", span)
    machine.tick(span, (len(data) >> 6) + 1)
    return data


def names_in(context: Context, place: Place, span: Span) -> tuple[str, ...] | Unknown:
    """List a folder, sorted by name; Python itself gives the order of the file system.

    Folders that Python puts beside sources it has run are left out; `may_hold_caches` tells of
    them.
    """
    kind = kind_of(context, place, span)
    match kind:
        case Unknown():
            return kind
        case FileKind.NOTHING:
            raise_error("FileNotFoundError", place, span)
        case FileKind.FILE:
            raise_error("NotADirectoryError", place, span)
        case _:
            pass
    machine = machine_of(context)
    names = None if machine.files is None else machine.files.names(place.path)
    if names is None:
        return machine.lost(f"the folder `{place.path}` cannot be listed", span)
    machine.tick(span, len(names) + 1)
    return names


def may_hold_caches(names: tuple[str, ...]) -> bool:
    """Tell whether a folder with these names may hold `__pycache__`, depending on the machine."""
    return any(name.endswith(".py") for name in names)


def _written(machine: Machine, path: str) -> Unknown | None:
    """Say why what lies at a path is not known: the program may have written there."""
    for other, unknown in machine.written.items():
        if other in ("", path) or _is_below(path, other) or _is_below(other, path):
            return unknown
    return None


def _is_below(path: str, folder: str) -> bool:
    return folder == "." or path.startswith(f"{folder}/")


def note_write(context: Context, value: Value, span: Span) -> Unknown:
    """Forget what lies at a path that the program writes to."""
    machine = machine_of(context)
    unknown = machine.lost("the program itself writes to the file system", span)
    place = place_of(context, value, span)
    if isinstance(place, Place):
        machine.written.setdefault(place.path, unknown)
    elif not (isinstance(value, Known) and str(value.value) in _DEVICES):
        machine.written.setdefault("", unknown)
    return unknown


def raise_error(name: str, place: Place, span: Span) -> NoReturn:
    """Raise an OSError in the user's program."""
    number, text = ERRORS[name]
    shown = Unknown("the text of this exception names a path of the machine", span)
    value = ExceptionValue(External(f"builtins.{name}"), (shown,))
    value.attributes |= {
        "errno": Known(number), "strerror": Known(text), "filename": place.value,
    }  # fmt: skip
    raise Raised(value, span, f"{name}: {text}: `{place.path}`")
