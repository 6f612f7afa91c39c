"""Digests of the files that an image takes along."""

from __future__ import annotations

import posixpath

from flowc.dialects.flytekit.settings.reading import constant
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.rooted_path import RootedPath
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import Unknown, Value
from flowc.frontend.interpreter.world import Files
from flowc.frontend.loaded import doubt_of_loading, loaded_files
from flowc_ir.digests import md5, sha1
from flowc_ir.source import Span

NO_FILES = md5(usedforsecurity=False).hexdigest()
"""The digest of no file at all."""
_ARCHIVE = ".tgz"


def loaded_modules(machine: Machine, span: Span) -> list[str]:
    """Give the files of all first-party modules that are loaded by now, one for each module.

    Raises `Lost` if it is not certain whether some module is loaded.
    """
    doubt = doubt_of_loading(machine)
    if doubt is not None:
        reason = (
            "the tag of an `ImageSpec` hashes all modules that are loaded, and whether "
            f"{doubt.what} is loaded is not known: {doubt.unknown.reason}"
        )
        raise Lost(Unknown(reason, span))
    return loaded_files(machine)


def digest_of_modules(machine: Machine, paths: list[str], folder: str, span: Span) -> str:
    """Hash the files under a folder of the source root, in the order of their paths (`ls_files`).

    The folder is a normal path relative to the root, `.` for the root itself.
    """
    start = "" if folder == "." else f"{folder}/"
    digest = md5(usedforsecurity=False)
    for path in sorted(path for path in paths if path.startswith(start)):
        digest.update(read(machine, path, span))
        digest.update(path.removeprefix(start).replace("/", "").encode())
    return digest.hexdigest()


def digest_of_everything(machine: Machine, folder: str, span: Span) -> str:
    """Hash all files under a folder that no rule leaves out, in the order of their paths."""
    try:
        names = _files(machine, span).taken_along(folder)
    except OSError as error:
        reason = f"the image hashes all files of `{folder}`, which are not known: {error.strerror}"
        raise Lost(Unknown(reason, span)) from error
    digest = md5(usedforsecurity=False)
    for name in names:
        if name.endswith(_ARCHIVE):
            reason = f"`{posixpath.join(folder, name)}` may be the archive that is being written"
            raise Lost(Unknown(reason, span))
        digest.update(read(machine, posixpath.normpath(posixpath.join(folder, name)), span))
        digest.update(name.replace("/", "").encode())
    return digest.hexdigest()


def digest_of_copies(machine: Machine, given: list[Value], span: Span) -> str:
    """Hash files and folders that an image copies (flytekit tools/fast_registration.py)."""
    digest = md5(usedforsecurity=False)
    for value in given:
        path = path_of(value, "`copy`", span)
        inner = _files(machine, span).list(path)
        if inner is None:
            raise Lost(Unknown(f"`{path}` has several folders inside, which have no order", span))
        for name in inner:
            file = path if name == "" else posixpath.join(path, name)
            shown = posixpath.basename(path) if name == "" else name
            digest.update(read(machine, file, span))
            digest.update(shown.replace("/", "").encode())
    return digest.hexdigest()


def digest_of_requirements(machine: Machine, given: Value, span: Span) -> str:
    """Hash a requirements file without the space around its text."""
    content = read(machine, path_of(given, "`requirements`", span), span)
    return sha1(content.strip(), usedforsecurity=False).hexdigest()


def read(machine: Machine, path: str, span: Span) -> bytes:
    """Read a file under the source root; raises `Lost` if it cannot be read."""
    try:
        return _files(machine, span).read(path)
    except OSError as error:
        reason = f"the image hashes `{path}`, which cannot be read: {error.strerror}"
        raise Lost(Unknown(reason, span)) from error


def _files(machine: Machine, span: Span) -> Files:
    if machine.files is None:
        raise Lost(Unknown("the image hashes files, which cannot be read here", span))
    return machine.files


def path_of(value: Value, what: str, span: Span) -> str:
    """Give a path relative to the source root; raises `Lost` for one that leads out of it.

    flytekit reads relative paths from the working folder, which is the source root as a rule.
    """
    if isinstance(value, RootedPath):
        path = value.relative()
    else:
        path = posixpath.normpath(str(constant(value, what, span)))
        path = None if path.startswith(("/", "../")) or path == ".." else path
    if path is None:
        raise Lost(Unknown(f"{what} of an `ImageSpec` is not under the source root", span))
    return path
