"""Which findings are shown, and how bad each is: what settings and options say together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from os import fsencode

from flowc.cli.command import UsageError
from flowc.cli.render import Way
from flowc.config import Config, KnownCodes, Selection
from flowc_ir.diagnostic import Diagnostic, Severity
from flowc_ir.lazy_dataclass import dataclass, replace

OPTIONAL = frozenset({"unexplained-suppression", "inexact-entity", "unused-import"})
"""What is of use to some only, and looked for where it is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What is asked for. An error that is declared as one is shown always, and stays one.

    `selections` are in the order in which they are heard, the last goes before the others.
    `per_file` are the codes that are not shown in some files: patterns of paths, which start where
    `way` starts.
    """

    selections: tuple[Selection, ...]
    severities: tuple[tuple[str, str], ...]
    per_file: tuple[tuple[str, tuple[str, ...]], ...]
    way: Way

    def is_anywhere(self, code: str) -> bool:
        """Tell whether findings of a code are shown, in any file."""
        severity = self._severity(code)
        shown = severity != "off" and (code not in OPTIONAL or bool(severity))
        for selection in self.selections:
            if selection.select:
                shown = names(selection.select, code)
            shown = shown or names(selection.extend_select, code)
            shown = shown and not names(selection.ignore, code)
        return shown

    def is_shown(self, code: str, path: str) -> bool:
        """Tell whether findings of a code are shown in a file."""
        return self.is_anywhere(code) and not any(
            names(hidden, code) and _path_pattern(pattern).fullmatch(fsencode(self.way.to(path)))
            for pattern, hidden in self.per_file
        )

    def weighed(self, found: Diagnostic) -> Diagnostic:
        """Give a finding with the severity that it is to have."""
        severity = self._severity(found.code.name)
        if not severity or found.code.severity is Severity.ERROR or severity == "off":
            return found
        return replace(found, code=replace(found.code, severity=Severity(severity)))

    def _severity(self, code: str) -> str:
        """Give what the settings say of a code, the exact name before any pattern."""
        named = dict(self.severities)
        exact = named.get(code, "")
        return exact or next((named[name] for name in named if names((name,), code)), "")


def all_codes() -> frozenset[str]:
    """Give the names of all codes."""
    # The pages are looked for only where somebody names a code.
    from flowc.cli.pages import codes

    return codes()


def known_codes() -> KnownCodes:
    """Give what codes in a configuration are held against."""
    return KnownCodes(names_a_code, _similar, declared_severity)


def declared_severity(code: str) -> Severity | None:
    """Give the severity that a code is declared with; None for a pattern."""
    from flowc.cli.pages import severity_of

    return severity_of(code) if code in all_codes() else None


def policy_of(config: Config, way: Way) -> Policy:
    """Give the policy of a configuration; `way` leads from its folder to the files."""
    return Policy(
        selections=config.selections,
        severities=config.severities,
        per_file=config.per_file_ignores,
        way=way,
    )


def read_codes(values: Iterable[str], option: str) -> tuple[str, ...]:
    """Split codes and patterns at commas; raises UsageError for what names no code."""
    names = [name.strip() for value in values for name in value.split(",") if name.strip()]
    for name in names:
        if not names_a_code(name):
            raise UsageError(f"{option}: no code is called {name}; {_similar(name)}")
    return tuple(names)


def names_a_code(pattern: str) -> bool:
    """Tell whether there is a code that a pattern names."""
    return pattern in all_codes() or any(names((pattern,), code) for code in all_codes())


def names(patterns: Iterable[str], code: str) -> bool:
    """Tell whether one of the patterns names a code: itself, `all`, or by a star."""
    return any(
        pattern in (code, "all") or ("*" in pattern and _code_pattern(pattern).fullmatch(code))
        for pattern in patterns
    )


def _similar(name: str) -> str:
    from flowc.cli.pages import similar

    return similar(name)


@cache
def _code_pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, pattern.split("*"))))


@cache
def _path_pattern(pattern: str) -> re.Pattern[bytes]:
    """Read a pattern of paths as git does: one without a slash means a name in any folder.

    What it names may be a folder, which is all that lies in it.
    """
    from flowc.bundle.git.wildmatch import wildmatch

    name = pattern.strip("/")
    anywhere = "" if "/" in pattern.rstrip("/") else "**/"
    expression = wildmatch(fsencode(f"{anywhere}{name}"), is_path=True, ignores_case=False)
    return re.compile(expression + rb"(?:/.*)?", re.DOTALL)
