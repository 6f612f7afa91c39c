"""The waivers of a project: in its configuration, or in a file of their own."""

from __future__ import annotations

from pathlib import Path

from flowc.cli.command import UsageError
from flowc.cli.project import Project
from flowc.comparison.waivers import Waived, Waiver
from flowc.config import WAIVER_KEYS, read_waivers
from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.source import NOWHERE

EXPIRED = Code("expired-waiver", Severity.WARNING, "a waiver has expired")
UNUSED = Code("unused-waiver", Severity.WARNING, "a waiver lets nothing pass")


def waivers_of(project: Project) -> tuple[Waiver, ...]:
    """Give all waivers of a project; raises UsageError for a file that cannot be read."""
    config = project.config
    tables = config.waivers
    if config.waiver_file:
        tables = (*tables, *_from_file(project.base / config.waiver_file))
    return tuple(_waiver(dict(table)) for table in tables)


def judged(waived: Waived) -> list[Diagnostic]:
    """Report the waivers that are of no use."""
    found = [
        EXPIRED.at(
            NOWHERE,
            f"the waiver of {_told(waiver)} expired on {waiver.expires}",
            hint="adapt the callers, or say anew until when it is meant",
        )
        for waiver in waived.expired
    ]
    found += [
        UNUSED.at(NOWHERE, f"the waiver of {_told(waiver)} lets nothing pass", hint="take it away")
        for waiver in waived.unused
    ]
    return found


def _told(waiver: Waiver) -> str:
    part = f", `{waiver.part}`" if waiver.part else ""
    return f"`{waiver.code}` for `{waiver.entity}`{part}"


def _from_file(path: Path) -> tuple[tuple[tuple[str, str], ...], ...]:
    from tomllib import TOMLDecodeError, loads

    try:
        document: dict[str, object] = loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, TOMLDecodeError) as error:
        raise UsageError(f"the waivers in {path} cannot be read: {error}") from error
    tables = read_waivers(document.get("waivers"))
    if tables is None:
        raise UsageError(f"{path}: write [[waivers]] with {', '.join(WAIVER_KEYS)}")
    return tables


def _waiver(table: dict[str, str]) -> Waiver:
    return Waiver(
        code=table["code"],
        entity=table["entity"],
        part=table.get("part", ""),
        reason=table["reason"],
        expires=table["expires"],
    )
