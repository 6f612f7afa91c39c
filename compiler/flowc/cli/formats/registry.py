"""All formats by name; only the one that is asked for is imported."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias, assert_never

from flowc.cli.formats.listing import Listing

FormatName: TypeAlias = Literal[
    "full",
    "concise",
    "json",
    "json-lines",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
]

FORMATS: tuple[FormatName, ...] = (
    "full",
    "concise",
    "json",
    "json-lines",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
)

TEXT_FORMATS: tuple[FormatName, ...] = ("full", "concise")
"""What people read: `[*]` marks what has a fix."""

FIX_FORMATS: tuple[FormatName, ...] = ("json", "json-lines", "sarif", "rdjson")
"""What has a place for the edits of a fix."""


def writer(name: FormatName) -> Callable[[Listing], str]:
    """Give the function that writes a listing as text; empty if there is nothing to say."""
    match name:
        case "full":
            from flowc.cli.formats.full import write
        case "concise":
            from flowc.cli.formats.concise import write
        case "json":
            from flowc.cli.formats.json_document import write
        case "json-lines":
            from flowc.cli.formats.json_lines import write
        case "sarif":
            from flowc.cli.formats.sarif import write
        case "github":
            from flowc.cli.formats.github import write
        case "gitlab":
            from flowc.cli.formats.gitlab import write
        case "junit":
            from flowc.cli.formats.junit import write
        case "rdjson":
            from flowc.cli.formats.rdjson import write
        case _:
            assert_never(name)
    return write
