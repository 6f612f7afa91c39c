"""Mends a small project in memory, as `flowc check --fix` does, and gives what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flowc.cli.fix_trial import State, Trial, start_of
from flowc.cli.project import Project
from flowc.cli.session import Result
from flowc.config import Config
from flowc.driver import CompileOptions, compile_project
from flowc.manifests.places import Places
from flowc_ir.diagnostic import in_reading_order
from flowc_validators import Asked, judge


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of sources; `optional` are the codes that are looked for beside all others."""

    root: Path
    optional: frozenset[str] = frozenset()

    def judged(self, changed: Mapping[str, bytes] | None = None) -> Result:
        """Compile the sources, and show all that is found."""
        outcome = compile_project(
            CompileOptions(
                root=self.root, judges_bodies=True, changed=changed, optional=self.optional
            )
        )
        asked = Asked(
            lambda _: True,
            lambda code, _: code != "unexplained-suppression",
            _codes,
            placed=outcome.placed,
        )
        found = judge(outcome.program, outcome.report.diagnostics, outcome.sources, asked)
        return Result(
            project=Project(
                root=self.root,
                base=self.root,
                units=(),
                config=Config(),
                manifests=Places(root=self.root),
            ),
            program=outcome.program,
            diagnostics=tuple(in_reading_order(found)),
            sources=outcome.sources,
            loaded=(),
        )

    def mended(self, *, takes_unsafe: bool) -> State:
        """Make all fixes in memory."""
        found = self.judged()
        trial = Trial(self.judged, lambda path: (self.root / path).read_bytes(), takes_unsafe)
        return trial.run(start_of(found, found.diagnostics))

    def text(self, state: State, path: str) -> str:
        """Give the text of a file after fixes."""
        data = state.files[path] if path in state.files else (self.root / path).read_bytes()
        return data.decode()


def folder_of(root: Path, files: Mapping[str, str], *optional: str) -> Folder:
    """Write files into a folder."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    return Folder(root, frozenset(optional))


def _codes() -> frozenset[str]:
    from flowc.cli.pages import codes

    return codes()
