"""The names of all commands, with what each does."""

from __future__ import annotations

from typing import Literal, TypeAlias

CommandName: TypeAlias = Literal[
    "compile",
    "package",
    "check",
    "breaking",
    "diff",
    "inspect",
    "contract",
    "manifest",
    "explain",
    "completion",
]

COMMANDS: dict[CommandName, str] = {
    "compile": "compile and check; write the IR and the targets asked for",
    "package": "write a Flyte package; drop-in for `pyflyte package`",
    "check": "check only: what is wrong, and where",
    "breaking": "tell which changes of interfaces break callers, and whom",
    "diff": "show what has changed between two programs, graphs included",
    "inspect": "show an IR file, a Flyte message or a Flyte package as text or JSON",
    "contract": "write what a program or plug-in asks for and gives, for other languages",
    "manifest": "list, show, check, explain and derive extension manifests",
    "explain": "print the page of a diagnostic code",
    "completion": "print a completion script for a shell",
}
