"""Changes in words that all formats share, and as findings."""

from __future__ import annotations

from flowc.cli.comparing.placing import Placing
from flowc.comparison.change import Change, Site, SiteKind
from flowc.comparison.levels import Level, Scope
from flowc_ir.diagnostic import Diagnostic, Related, Severity
from flowc_ir.lazy_dataclass import replace
from flowc_ir.source import Span

SEVERITY = {
    Level.BREAKING: Severity.ERROR,
    Level.RISKY: Severity.WARNING,
    Level.COMPATIBLE: Severity.NOTE,
    Level.INFO: Severity.NOTE,
}

_WHO = {
    Scope.TASK: "callers compiled against it",
    Scope.LAUNCH: "launches",
    Scope.WIRE: "readers of its protobuf",
    Scope.JSON: "clients of its JSON",
    Scope.CACHE: "its cache",
    Scope.SCHEDULE: "its schedule",
}


def scopes_told(change: Change) -> str:
    """Say for whom a change is what: `breaking for launches; compatible for …`."""
    parts: list[str] = []
    for level in Level:
        who = [_WHO[scope] for scope, found in change.levels.items() if found is level]
        if who:
            word = "no matter" if level is Level.INFO else level.value
            *others, last = who
            listed = f"{', '.join(others)} and {last}" if others else last
            parts.append(f"{word} for {listed}")
    return "; ".join(parts)


def site_told(site: Site) -> str:
    """Say how a place uses what has changed, and whether it is adapted."""
    who = f"workflow `{site.user}`"
    match site.kind:
        case SiteKind.NODE:
            what = f"{who} uses it in node `{site.node}`"
        case SiteKind.PLAN:
            return f"launch plan `{site.user}` starts it"
        case SiteKind.REFERENCE:
            return f"{who} refers to it, and declares the old interface"
    return f"{what}, adapted in this change" if site.is_adapted else f"{what}, and has errors now"


def place_of(change: Change, placing: Placing) -> Span:
    """Give where a change is told: in the new sources, wherever that can be."""
    return change.span if change.span.path else placing.now(change.old_span)


def place_of_site(site: Site, placing: Placing) -> Span:
    """Give where a use is told."""
    return placing.now(site.span) if site.is_old else site.span


def finding(change: Change, placing: Placing) -> Diagnostic:
    """Give a change as a finding, for formats that know nothing of scopes."""
    shown = [*change.witnesses[:1]]
    proof = [f"fails: {witness.text}" for witness in shown]
    hint = "; ".join([scopes_told(change), *proof, *([change.hint] if change.hint else [])])
    return Diagnostic(
        code=replace(change.code, severity=SEVERITY[change.level]),
        span=place_of(change, placing),
        message=change.message,
        hint=hint,
        related=tuple(
            Related(place_of_site(site, placing), site_told(site)) for site in change.sites
        ),
    )
