"""Changes as Markdown, for a comment on a review."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.cli.comparing.placing import Placing
from flowc.cli.comparing.telling import place_of, place_of_site, scopes_told, site_told
from flowc.cli.render import Scene
from flowc.comparison.bump import suggested_bump
from flowc.comparison.change import Change
from flowc.comparison.levels import Level
from flowc.comparison.waivers import Waived, Waiver

_TITLES = {
    Level.BREAKING: "Breaking",
    Level.RISKY: "Risky",
    Level.COMPATIBLE: "Compatible",
    Level.INFO: "For information",
}


def write(waived: Waived, label: str, scene: Scene, placing: Placing) -> str:
    """Write all changes, the worst first; what matters to nobody is folded away."""
    every = [change for change, _ in waived.changes]
    if not every:
        return f"## No changes of interfaces since `{label}`\n"
    lines = [f"## Changes of interfaces since `{label}`", ""]
    lines += [f"Suggested version: **{suggested_bump(every).value}**", ""]
    for level in Level:
        found = [(c, w) for c, w in waived.changes if c.level is level]
        if not found:
            continue
        is_quiet = not level.is_at_least(Level.RISKY)
        title = f"{_TITLES[level]} ({len(found)})"
        lines += [f"<details><summary>{title}</summary>", ""] if is_quiet else [f"### {title}", ""]
        for change, waiver in found:
            lines += _change(change, waiver, scene, placing)
        lines += ["", "</details>", ""] if is_quiet else [""]
    return "\n".join(lines)


def _change(change: Change, waiver: Waiver | None, scene: Scene, placing: Placing) -> Iterator[str]:
    place = scene.place(place_of(change, placing))
    where = f" ({place})" if place else ""
    yield f"- **{change.code.name}**: {_escaped(change.message)}{where}"
    if waiver is not None:
        yield f"  - waived until {waiver.expires}: {_escaped(waiver.reason)}"
    if not change.level.is_at_least(Level.RISKY):
        return
    yield f"  - {scopes_told(change)}"
    for witness in change.witnesses[:1]:
        yield f"  - fails: {_escaped(witness.text)}"
    for site in change.sites:
        shown = scene.place(place_of_site(site, placing))
        yield f"  - {_escaped(site_told(site))}{f' ({shown})' if shown else ''}"


def _escaped(text: str) -> str:
    """Keep what Markdown would take for its own, outside of code, as it is."""
    parts = text.split("`")
    for index in range(0, len(parts), 2):
        for mark in ("\\", "*", "_", "<", "|", "["):
            parts[index] = parts[index].replace(mark, f"\\{mark}")
    return " ".join("`".join(parts).split())
