"""Tries fixes on sources in memory, and keeps those after which nothing new is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeAlias

from flowc.cli.fingerprints import OPAQUE, cause_of
from flowc.cli.session import Result
from flowc.fixes.encoded import Encoded, decoded
from flowc.fixes.fix import Edit, Fix, Safety, applied, overlap
from flowc.fixes.lines import Lines
from flowc.fixes.planning import all_fixes_of
from flowc_ir.diagnostic import Diagnostic
from flowc_ir.lazy_dataclass import dataclass, field, replace
from flowc_ir.source import Span

_MOST_TRIALS = 200
_LONGEST_CHAIN = 20

Files: TypeAlias = Mapping[str, bytes]
"""The bytes of files by their path in the source root, where they differ from the disk."""

Batch: TypeAlias = dict[Diagnostic, Fix]


@dataclass(frozen=True, slots=True)
class Key:
    """Names a finding within one state of the sources."""

    path: str
    line: int
    code: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A finding whose fix is not made, and the codes that would be found after it, by line.

    `tries` counts the fixes that were tried.
    """

    found: Diagnostic
    gained: tuple[Key, ...]
    tries: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The sources after some fixes, and what is found in them.

    `wanted` may be fixed; the fixes of `refused` bring other findings.
    """

    files: Files
    result: Result
    wanted: frozenset[Key]
    refused: Mapping[Key, Refusal] = field(default_factory=dict[Key, Refusal])
    fixed: tuple[tuple[Diagnostic, Fix], ...] = ()


def start_of(result: Result, wanted: Collection[Diagnostic]) -> State:
    """Give the state of the sources as they are on disk."""
    return State(files={}, result=result, wanted=frozenset(map(_key, wanted)))


@dataclass(slots=True)
class Trial:
    """Makes fixes. `judge` compiles changed sources, and `read` gives the bytes of a file on disk.

    A fix is kept if its finding is gone then, and no other has come that was not there before. If
    others come to light that have fixes, these are made too, and all are judged together.
    """

    judge: Callable[[Files], Result]
    read: Callable[[str], bytes]
    takes_unsafe: bool
    left: int = _MOST_TRIALS

    def run(self, state: State) -> State:
        """Make all fixes that can be made, round by round."""
        while self.left > 0:
            batch = self._batch(state, state.wanted)
            if not batch:
                break
            state = self._attempt(state, batch)
        return state

    def text(self, state: State, path: str) -> Encoded | None:
        """Give the text of a file, None if its bytes do not fit its encoding."""
        return decoded(state.files[path] if path in state.files else self.read(path))

    def _batch(self, state: State, wanted: Collection[Key]) -> Batch:
        """Choose fixes that do not touch one another."""
        result = state.result
        candidates = [found for found in result.diagnostics if _key(found) in wanted]
        chosen: Batch = {}
        taken: dict[str, list[Edit]] = {}
        for found, fixes in all_fixes_of(candidates, result.sources, result.program).items():
            refusal = state.refused.get(_key(found))
            allowed = [fix for fix in fixes if self.takes_unsafe or fix.safety is Safety.SAFE]
            left = allowed[refusal.tries if refusal else 0 :]
            if not left:
                continue
            fix, edits = left[0], taken.setdefault(found.span.path, [])
            if not overlap(fix.edits, edits) and self.text(state, found.span.path):
                chosen[found] = fix
                edits += fix.edits
        return chosen

    def _attempt(self, state: State, batch: Batch) -> State:
        """Make some fixes if all is well then, else half of them; one that fails is refused.

        If there is another way to take its finding away, that is tried later.
        """
        after, gained = self._followed(state, batch)
        if not gained:
            return after
        items = [*batch.items()]
        if len(items) > 1 and self.left > 0:
            return self._attempt(state, dict(items[: len(items) // 2]))
        found = items[0][0]
        before = state.refused.get(_key(found))
        lines = tuple(sorted(gained, key=lambda key: (key.path, key.line)))
        refusal = Refusal(found, lines, before.tries + 1) if before else Refusal(found, lines)
        return replace(state, refused={**state.refused, _key(found): refusal})

    def _followed(self, state: State, batch: Batch) -> tuple[State, Counter[Key]]:
        """Make fixes, and those of what comes to light; give what is new after the last of them."""
        allowed = Counter(_keys(state.result))
        gained: Counter[Key] = Counter()
        for _ in range(_LONGEST_CHAIN):
            done = {*map(_key, batch)}
            allowed.subtract(map(_key, batch))
            moves = {path: self._move(state, path, batch) for path in _paths(batch)}
            written = {path: move.after.data() for path, move in moves.items()}
            if (lost := next((p for p, data in written.items() if data is None), None)) is not None:
                return state, Counter([Key(lost, 0, "unreadable-file")])
            files = {path: data for path, data in written.items() if data is not None}
            self.left -= 1
            result = self.judge({**state.files, **files})
            allowed = Counter(
                {_moved(key, moves): count for key, count in allowed.items() if count > 0}
            )
            state = State(
                files={**state.files, **files},
                result=result,
                wanted=frozenset(_moved(key, moves) for key in state.wanted),
                refused={
                    _moved(key, moves): why for key, why in state.refused.items() if key not in done
                },
                fixed=(*state.fixed, *batch.items()),
            )
            gained = Counter(_keys(result)) - allowed
            batch = self._batch(state, gained) if gained and self.left > 0 else {}
            if not batch:
                break
        return state, gained

    def _move(self, state: State, path: str, batch: Batch) -> _Move:
        before = self.text(state, path)
        assert before is not None  # a batch holds no others
        edits = [
            edit for found, fix in batch.items() if found.span.path == path for edit in fix.edits
        ]
        return _Move(before, edits)


class _Move:
    """A file before and after some edits, and where its lines have gone."""

    def __init__(self, before: Encoded, edits: list[Edit]) -> None:
        self._edits = sorted(edits, key=lambda edit: edit.start)
        self.after = before.changed(applied(before.text, edits))
        self._lines_before = Lines(before.text)
        self._lines_after = Lines(self.after.text)

    def line(self, number: int) -> int:
        start = self._lines_before.offset(number, 0)
        moved = start
        for edit in self._edits:
            if edit.end <= start:
                moved += len(edit.text) - (edit.end - edit.start)
            elif edit.start < start:
                moved -= start - edit.start
        return self._lines_after.place(moved)[0]


def _moved(key: Key, moves: Mapping[str, _Move]) -> Key:
    move = moves.get(key.path)
    return key if move is None or key.line < 1 else replace(key, line=move.line(key.line))


def _paths(batch: Batch) -> list[str]:
    return [*dict.fromkeys(found.span.path for found in batch)]


def _keys(result: Result) -> Iterator[Key]:
    """Name all that a run found, in other modules and of opaque entities too."""
    yield from map(_key, result.all_diagnostics)
    yield from (_at(cause_of(entity), OPAQUE) for entity in result.opaque_by_lack)


def _key(found: Diagnostic) -> Key:
    return _at(found.span, found.code.name)


def _at(span: Span, code: str) -> Key:
    return Key(span.path, span.line, code)
