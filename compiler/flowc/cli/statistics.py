"""How often each code is found."""

from __future__ import annotations

from flowc.cli.formats.listing import Listing
from flowc.cli.formats.registry import FormatName
from flowc.cli.pages import first_sentence, pages, read_page
from flowc.cli.render import tint
from flowc.cli.report import Json, to_json
from flowc_ir.diagnostic import Severity


def statistics(listing: Listing, format_: FormatName) -> str:
    """Count the findings of each code, the most frequent first; JSON in the formats of programs."""
    counts: dict[tuple[str, Severity], int] = {}
    for finding in listing.findings():
        key = (finding.code, finding.severity)
        counts[key] = counts.get(key, 0) + 1
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0][0]))
    if format_ not in ("full", "concise"):
        listed: list[Json] = [
            {"code": code, "severity": severity.value, "count": count, "summary": _summary(code)}
            for (code, severity), count in rows
        ]
        return to_json({"statistics": listed})
    width = len(str(rows[0][1])) if rows else 0
    return "\n".join(
        f"{count:{width}} {tint(severity, f'{severity.value}[{code}]', listing.scene.paint)}"
        f" {_summary(code)}"
        for (code, severity), count in rows
    )


def _summary(code: str) -> str:
    return first_sentence(read_page(pages()[code]))
