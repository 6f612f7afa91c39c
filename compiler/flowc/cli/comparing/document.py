"""Changes as JSON, for programs."""

from __future__ import annotations

from flowc.cli.comparing.placing import Placing
from flowc.cli.comparing.telling import place_of, place_of_site
from flowc.cli.report import Json, span_json
from flowc.comparison.change import (
    Change,
    FailingCall,
    FailingEdge,
    FailingValue,
    Site,
    Subject,
    Witness,
)
from flowc.comparison.levels import Level
from flowc.comparison.spelling import spell_wire
from flowc.comparison.waivers import Waived, Waiver


def changes_json(waived: Waived, placing: Placing) -> dict[str, Json]:
    """Give all changes, how many there are of each level, and waivers of no use."""
    levels = [change.level for change, waiver in waived.changes if waiver is None]
    return {
        "summary": {
            **{level.value: levels.count(level) for level in Level},
            "waived": len(waived.changes) - len(levels),
        },
        "changes": [change_json(change, waiver, placing) for change, waiver in waived.changes],
        "waivers": {
            "expired": [*map(waiver_json, waived.expired)],
            "unused": [*map(waiver_json, waived.unused)],
        },
    }


def change_json(change: Change, waiver: Waiver | None, placing: Placing) -> dict[str, Json]:
    """Give one change with all that is known of it."""
    return {
        "code": change.code.name,
        "level": change.level.value,
        "levels": {scope.value: level.value for scope, level in change.levels.items()},
        "subject": _subject(change.subject),
        "message": change.message,
        "hint": change.hint,
        "before": change.before,
        "after": change.after,
        "reaches": [*map(_subject, change.uses)],
        "fails": [*map(_witness, change.witnesses)],
        "sites": [_site(site, placing) for site in change.sites],
        "span": span_json(place_of(change, placing)),
        "waiver": None if waiver is None else waiver_json(waiver),
    }


def waiver_json(waiver: Waiver) -> dict[str, Json]:
    """Give a waiver as it is written."""
    return {
        "code": waiver.code,
        "entity": waiver.entity,
        "part": waiver.part,
        "reason": waiver.reason,
        "expires": waiver.expires,
    }


def _subject(subject: Subject) -> dict[str, Json]:
    noun, _, name = subject.part.partition(" ")
    kind = "type" if subject.kind is None else subject.kind.value
    return {"kind": kind, "name": subject.name, "port": noun, "port_name": name}


def _witness(witness: Witness) -> dict[str, Json]:
    match witness:
        case FailingEdge():
            return {
                "kind": "edge",
                "into": witness.is_into,
                "other": spell_wire(witness.other),
                "old": spell_wire(witness.old),
                "new": spell_wire(witness.new),
                "text": witness.text,
            }
        case FailingValue():
            return {"kind": "value", "value": witness.value, "text": witness.text}
        case FailingCall():
            return {
                "kind": "call",
                "inputs": [*witness.inputs],
                "outputs": [*witness.outputs],
                "error": witness.error,
                "text": witness.text,
            }


def _site(site: Site, placing: Placing) -> dict[str, Json]:
    return {
        "kind": site.kind.value,
        "user": site.user,
        "node": site.node,
        "is_adapted": site.is_adapted,
        "span": span_json(place_of_site(site, placing)),
    }
