"""`flowc check -`: one module whose text comes from standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from flowc.cli.check_options import ALONE
from flowc.cli.narrowing import narrowed
from flowc.cli.project import NOTEBOOK, Project
from flowc.cli.session import Result
from flowc.cli.summary import counted
from flowc_ir.diagnostic import Severity
from flowc_ir.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class StandardInput:
    """A module that was read, at its place in the source root; nothing need lie there."""

    path: str
    data: bytes

    @property
    def files(self) -> Mapping[str, bytes]:
        """What stands for a file on disk."""
        return {self.path: self.data}

    def of_it(self, result: Result) -> Result:
        """Hide what is found in other modules; what has no place is told."""
        mine = {"", self.path, *result.project.units}
        cells = f"{self.path}:" if self.path.endswith(NOTEBOOK) else ""

        def is_mine(path: str) -> bool:
            return path in mine or (bool(cells) and path.startswith(cells))

        return narrowed(result, lambda found: is_mine(found.places[0].path))

    def remarks(self, result: Result) -> list[str]:
        """Say how much is found in other modules."""
        errors = sum(found.code.severity is Severity.ERROR for found in result.hidden)
        return [f"{counted(errors, 'error')} in other modules"] if errors else []


def read_standard_input(filename: str, project: Project) -> StandardInput:
    """Read all of standard input as the text of a file of the project."""
    place = Path(filename or ALONE).resolve()
    path = Path(os.path.relpath(place, project.root)).as_posix()
    # A process that was started without one has no stream.
    data = b"" if sys.stdin is None else sys.stdin.buffer.read()
    return StandardInput(path, data)
