"""The few settings of a repository that decide what git ignores."""

from __future__ import annotations

import re

from flowc_ir.lazy_dataclass import dataclass

_SECTION = re.compile(rb'\[\s*([A-Za-z0-9.-]+)\s*(?:"((?:[^"\\]|\\.)*)")?\s*\]')
_VARIABLE = re.compile(rb"([A-Za-z][A-Za-z0-9-]*)\s*(?:=\s*(.*))?$", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"t": b"\t", b"b": b"\b"}


@dataclass(frozen=True, slots=True, kw_only=True)
class GitConfig:
    """Settings of one repository; those of the user and of the machine are not looked at."""

    quotes_all: bool = True
    ignores_case: bool = False
    excludes_file: bytes | None = None
    is_bare: bool = False
    work_tree: bytes | None = None
    id_size: int = 20


def read_git_config(data: bytes) -> GitConfig:
    """Read a configuration file of git; what is not understood is passed over."""
    found = dict(_variables(data))
    # Without a version, git does not believe what a repository says of itself.
    is_versioned = b"core.repositoryformatversion" in found
    excludes, tree = found.get(b"core.excludesfile"), found.get(b"core.worktree")
    return GitConfig(
        quotes_all=_is_true(found.get(b"core.quotepath", b"true")),
        ignores_case=_is_true(found.get(b"core.ignorecase", b"false")),
        excludes_file=excludes or None,
        is_bare=is_versioned and _is_true(found.get(b"core.bare", b"false")),
        work_tree=tree or None if is_versioned else None,
        id_size=32 if found.get(b"extensions.objectformat") == b"sha256" else 20,
    )


def _is_true(value: bytes | None) -> bool:
    """Read a truth value; a variable without a value is true."""
    return value is None or value.lower() not in (b"false", b"no", b"off", b"0", b"")


def _variables(data: bytes) -> list[tuple[bytes, bytes | None]]:
    section = b""
    found: list[tuple[bytes, bytes | None]] = []
    # A backslash at the end of a line joins it with the next.
    for line in data.removeprefix(b"\xef\xbb\xbf").replace(b"\\\n", b"").splitlines():
        text = line.strip()
        if header := _SECTION.match(text):
            section = header[1].lower() + (b"." + header[2] if header[2] is not None else b"")
            text = text[header.end() :].strip()
        if variable := _VARIABLE.match(text):
            value = variable[2]
            found.append(
                (section + b"." + variable[1].lower(), None if value is None else _value(value))
            )
    return found


def _value(text: bytes) -> bytes:
    """Take quotes, escapes and a comment away."""
    out, is_quoted, kept, index = bytearray(), False, 0, 0
    while index < len(text):
        char = text[index : index + 1]
        if char == b'"':
            is_quoted, kept = not is_quoted, len(out)
        elif char in b"#;" and not is_quoted:
            break
        elif char == b"\\":
            index += 1
            after = text[index : index + 1]
            out += _ESCAPES.get(after, after)
            kept = len(out)
        else:
            out += char
            kept = len(out) if is_quoted or not char.isspace() else kept
        index += 1
    return bytes(out[:kept])
