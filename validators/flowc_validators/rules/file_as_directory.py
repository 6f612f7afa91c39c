"""A file flows into a directory, or a directory into a file."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.types import BlobType, Dimensionality
from flowc_validators.facts import Facts
from flowc_validators.promises import PromiseFault, bare
from flowc_validators.rule import Rule

CODE = Code("file-as-directory", Severity.ERROR, "a file is taken for a directory")

TAGS = frozenset(("FlyteFilePath", "FlyteDirectory"))
"""Encoders that look at what they get (flytekit 1.16.31 types/file/file.py, directory/types.py)."""


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report what the backend takes, as it compares formats only, and the running task refuses."""
    for edge in facts.edges:
        if edge.found is None or isinstance(edge.found, PromiseFault):
            continue
        found, wanted = bare(edge.found), bare(edge.wanted)
        if not isinstance(found, BlobType) or not isinstance(wanted, BlobType):
            continue
        if found.tag not in TAGS or wanted.tag not in TAGS or found.format != wanted.format:
            continue
        if found.dimensionality is not wanted.dimensionality:
            yield CODE.at(
                edge.span,
                f"{edge.producer} is {_kind(found)}, and {edge.target} takes {_kind(wanted)}",
                hint="take the one out of the other in a task",
            )


def _kind(type_: BlobType) -> str:
    return "a file" if type_.dimensionality is Dimensionality.SINGLE else "a directory"


RULE = Rule(CODE, check)
