"""`--changed-since`: findings in what has changed since a revision of git."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache

from flowc.bundle.error import BundleError
from flowc.bundle.git.changes import Changes, Lines
from flowc.cli.command import UsageError
from flowc.cli.narrowing import Candidate
from flowc.cli.project import NOTEBOOK, Project
from flowc_ir.source import Span


def changed_since(
    project: Project, revision: str, remarks: list[str]
) -> Callable[[Candidate], bool]:
    """Give what tells whether a finding, or a place that it names, is in lines that have changed.

    Raises UsageError if git knows no such revision.
    """
    try:
        changes = Changes(os.fsencode(project.root), revision)
    except BundleError as error:
        raise UsageError(f"--changed-since {revision}: {error}") from error
    if not changes.is_merge_base:
        remarks.append(f"the histories of HEAD and {revision} do not meet: compared as they are")

    @cache
    def lines_of(path: str) -> Lines:
        try:
            return changes.in_file(os.fsencode(project.root / path))
        except BundleError as error:
            raise UsageError(f"--changed-since {revision}: {error}") from error

    def touches(span: Span) -> bool:
        path, mark, _ = span.path.partition(f"{NOTEBOOK}:")
        if mark:
            # The lines of a cell are no lines of the file.
            return bool(lines_of(f"{path}{NOTEBOOK}").ranges)
        return lines_of(span.path).touches(max(span.line, 1), max(span.line, span.end_line))

    return lambda found: any(not span.path or touches(span) for span in found.places)
