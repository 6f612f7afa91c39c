"""Changes for people: what breaks in full, the rest in a line each."""

from __future__ import annotations

from flowc.cli.comparing.placing import Placing
from flowc.cli.comparing.telling import SEVERITY, place_of, place_of_site, scopes_told, site_told
from flowc.cli.paint import harmless
from flowc.cli.render import Scene, remark, spot, tint
from flowc.comparison.change import Change, Site
from flowc.comparison.codes import NOT_COMPARED
from flowc.comparison.levels import Level
from flowc.comparison.waivers import Waived, Waiver

_MOST_SITES = 10


def write(waived: Waived, scene: Scene, placing: Placing, *, shows_all: bool) -> str:
    """Draw all changes; those that matter to nobody take a line, unless all are asked for."""
    parts: list[str] = []
    lines: list[str] = []
    for change, waiver in waived.changes:
        if waiver is not None:
            lines.append(_line(change, scene, placing, waiver))
        elif not shows_all and change.code is NOT_COMPARED and change.level is Level.INFO:
            continue  # what was not known before is not known now: `flowc check` says why
        elif shows_all or change.level.is_at_least(Level.RISKY):
            parts.append(_full(change, scene, placing))
        else:
            lines.append(_line(change, scene, placing, None))
    if lines:
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _heading(change: Change, scene: Scene, note: str = "") -> str:
    heading = f"{change.level.value}[{change.code.name}]"
    painted = tint(SEVERITY[change.level], heading, scene.paint)
    return f"{painted}{note}: {scene.paint.bold(harmless(change.message))}"


def _line(change: Change, scene: Scene, placing: Placing, waiver: Waiver | None) -> str:
    note = "" if waiver is None else f" waived until {waiver.expires} ({waiver.reason})"
    place = scene.place(place_of(change, placing))
    return f"{place}{': ' if place else ''}{_heading(change, scene, harmless(note))}"


def _full(change: Change, scene: Scene, placing: Placing) -> str:
    span = place_of(change, placing)
    parts = [_heading(change, scene), *spot(span, scene)]
    parts.append(remark("scopes", scopes_told(change), span, scene.paint))
    for use in change.uses:
        # A workflow and its default launch plan have one name.
        if use.name == change.subject.name:
            continue
        parts.append(remark("reaches", str(use), span, scene.paint))
    for witness in change.witnesses:
        parts.append(remark("fails", witness.text, span, scene.paint))
    if change.hint:
        parts.append(remark("help", change.hint, span, scene.paint))
    for site in change.sites[:_MOST_SITES]:
        parts += _site(site, scene, placing)
    if len(change.sites) > _MOST_SITES:
        parts.append(f"{scene.paint.cyan('note')}: and {len(change.sites) - _MOST_SITES} more")
    return "\n".join(parts)


def _site(site: Site, scene: Scene, placing: Placing) -> list[str]:
    heading = f"{scene.paint.cyan('note')}: {harmless(site_told(site))}"
    return [heading, *spot(place_of_site(site, placing), scene)]
