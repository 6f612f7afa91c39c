"""Digests of the files that an image takes along."""

from __future__ import annotations

import hashlib
import posixpath

from flowc.frontend.interpreter.machine import Files, Machine
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import ModuleValue, Unknown
from flowc_ir.source import Span

NO_FILES = hashlib.md5(usedforsecurity=False).hexdigest()
"""The digest of no file at all."""


def loaded_modules(machine: Machine, span: Span) -> list[str]:
    """Give the files of all first-party modules that are loaded by now, one for each module.

    Mirrors `list_imported_modules_as_files` of flytekit 1.16.31 (tools/script_mode.py). Raises
    `Lost` if it is not certain whether some module is loaded.
    """
    for name, unknown in machine.doubtful_imports.items():
        if name not in machine.modules and (not name or machine.loader.find(name) is not None):
            what = f"module `{name}`" if name else "some module"
            reason = (
                f"the tag of an `ImageSpec` hashes all modules that are loaded, and whether {what} "
                f"is loaded is not known: {unknown.reason}"
            )
            raise Lost(Unknown(reason, span))
    return [
        module.path
        for module in machine.modules.values()
        if isinstance(module, ModuleValue) and module.path
    ]


def digest_of_modules(machine: Machine, paths: list[str], span: Span) -> str:
    """Hash files under the source root, in the order of their paths (`ls_files`)."""
    digest = hashlib.md5(usedforsecurity=False)
    for path in sorted(paths):
        digest.update(read(machine, path, span))
        digest.update(path.replace("/", "").encode())
    return digest.hexdigest()


def digest_of_copies(machine: Machine, paths: list[str], span: Span) -> str:
    """Hash files and folders that an image copies (flytekit tools/fast_registration.py)."""
    digest = hashlib.md5(usedforsecurity=False)
    for given in paths:
        path = inside(given, span)
        inner = _files(machine, span).list(path)
        if inner is None:
            raise Lost(Unknown(f"`{given}` has several folders inside, which have no order", span))
        for name in inner:
            file = path if name == "" else posixpath.join(path, name)
            shown = posixpath.basename(given) if name == "" else name
            digest.update(read(machine, file, span))
            digest.update(shown.replace("/", "").encode())
    return digest.hexdigest()


def digest_of_requirements(machine: Machine, given: str, span: Span) -> str:
    """Hash a requirements file without the space around its text."""
    content = read(machine, inside(given, span), span)
    return hashlib.sha1(content.strip(), usedforsecurity=False).hexdigest()


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


def inside(given: str, span: Span) -> str:
    """Give a path relative to the source root; raises `Lost` for one that leads out of it.

    flytekit reads such paths from the working folder, which is the source root as a rule.
    """
    path = posixpath.normpath(given)
    if path.startswith(("/", "../")) or path == "..":
        reason = f"the image hashes `{given}`, which is not under the source root"
        raise Lost(Unknown(reason, span))
    return path
