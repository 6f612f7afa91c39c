"""The lock as a file: sorted, one number a line, and each line sealed.

A line is keyed by its number, so that two branches that give one number change one line, and git
sees it. Each line carries a digest of itself, and each holder says how many numbers it has given:
what was changed or taken away by hand is found.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator

from flowc.contracts.numbers.lock import Given, Lock, next_number
from flowc_ir.diagnostic import Code, Report, Severity
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span

FORMAT = 1

SYNTAX = Code("lock-syntax", Severity.ERROR, "the lock of numbers is no lock")
EDITED = Code("lock-edited", Severity.ERROR, "the lock of numbers was changed by hand")
CONFLICT = Code("lock-conflict", Severity.ERROR, "the lock of numbers has two sides of a merge")
NEWER = Code("lock-newer-format", Severity.ERROR, "the lock is of a newer flowc")

_FORMAT, _END = "flowc_lock", "end"
_KEY = re.compile(r"(?P<holder>.+) #(?P<number>\d*)")
_MARKER = re.compile(r"^(<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)", re.MULTILINE)


def write_lock(lock: Lock) -> str:
    """Give the text of a lock; the last line is always the same, so that all others end alike."""
    lines = [f'  "{_FORMAT}": {FORMAT},']
    for holder, given in sorted(lock.holders.items()):
        lines += [f"  {line}," for line in _lines(holder, given)]
    return "\n".join(["{", *lines, f'  "{_END}": true', "}"]) + "\n"


def read_lock(text: str, path: str, report: Report) -> Lock | None:
    """Read a lock; None if it cannot be used, and then what is wrong is reported."""
    marker = _MARKER.search(text)
    if marker:
        at = _line(path, text.count("\n", 0, marker.start()) + 1)
        report.add(CONFLICT.at(at, f"{path} holds the marks of a merge", hint=_MERGE))
        return None
    parsed = _parsed(text, path, report)
    if parsed is None:
        return None
    reader = _Reader(text, path, report)
    for key, value in parsed.pairs:
        if key not in (_FORMAT, _END):
            reader.read(key, value)
    return reader.finish()


_RESTORE = "restore the file from version control, then run `flowc contract` again"
_MERGE = (
    "take one side of the file, then run `flowc contract` again: what only the other side has gets "
    "new numbers"
)


@dataclass(frozen=True, slots=True)
class _Object:
    """An object of JSON as it stands: in order, and with all that one key was given."""

    pairs: tuple[tuple[str, object], ...]

    def get(self, key: str) -> object:
        """Give the last value of a key."""
        return dict(self.pairs).get(key)

    def without(self, key: str) -> dict[str, object]:
        """Give all but one key."""
        return {name: value for name, value in self.pairs if name != key}


def _lines(holder: str, given: tuple[Given, ...]) -> Iterator[str]:
    last = max((each.number for each in given), default=0)
    yield _sealed(f"{holder} #", {"given": last})
    for each in sorted(given, key=lambda each: each.number):
        said: dict[str, object] = {"name": each.name}
        if each.type:
            said["type"] = each.type
        if each.is_removed:
            said["removed"] = True
        yield _sealed(f"{holder} #{each.number}", said)


def _sealed(key: str, said: dict[str, object]) -> str:
    return f"{_json(key)}: {_json({**said, 'seal': _seal(key, said)})}"


def _seal(key: str, said: dict[str, object]) -> str:
    return hashlib.sha256(_json([key, said]).encode()).hexdigest()[:8]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _parsed(text: str, path: str, report: Report) -> _Object | None:
    try:
        found: object = json.loads(text, object_pairs_hook=lambda pairs: _Object(tuple(pairs)))
    except json.JSONDecodeError as error:
        at = _line(path, error.lineno)
        report.add(SYNTAX.at(at, f"{path} is not JSON: {error.msg}", hint=_RESTORE))
        return None
    except (RecursionError, ValueError):
        report.add(SYNTAX.at(_line(path, 1), f"{path} cannot be read", hint=_RESTORE))
        return None
    version = found.get(_FORMAT) if isinstance(found, _Object) else None
    if not isinstance(found, _Object) or not isinstance(version, int):
        report.add(SYNTAX.at(_line(path, 1), f"{path} is no lock of flowc", hint=_RESTORE))
        return None
    if version > FORMAT:
        message = f"{path} has format {version}, and this flowc knows {FORMAT}"
        report.add(NEWER.at(_line(path, 2), message, hint="use a newer flowc"))
        return None
    return found


class _Reader:
    """Puts the numbers of each holder together, and finds what does not fit."""

    def __init__(self, text: str, path: str, report: Report) -> None:
        self._lines = text.splitlines()
        self._path = path
        self._report = report
        self._is_wrong = False
        self._given: dict[str, dict[int, Given]] = {}
        self._last: dict[str, int] = {}

    def read(self, key: str, value: object) -> None:
        """Read one line."""
        match = _KEY.fullmatch(key)
        if match is None or not isinstance(value, _Object):
            self._tell(SYNTAX, key, "this is no line of a lock")
            return
        said = value.without("seal")
        if value.get("seal") != _seal(key, said):
            self._tell(EDITED, key, "this line is not as flowc wrote it")
        elif match["number"]:
            self._add(key, match["holder"], int(match["number"]), said)
        elif isinstance(last := said.get("given"), int):
            self._last[match["holder"]] = last

    def finish(self) -> Lock | None:
        """Give the lock, if no number is missing."""
        if not self._is_wrong:
            for holder in sorted({*self._given, *self._last}):
                self._find_gap(holder)
        if self._is_wrong:
            return None
        return Lock({holder: tuple(given.values()) for holder, given in self._given.items()})

    def _add(self, key: str, holder: str, number: int, said: dict[str, object]) -> None:
        given = self._given.setdefault(holder, {})
        name, type_ = str(said.get("name", "")), str(said.get("type", ""))
        if number in given:
            other = given[number].name
            message = f"number {number} of {holder} was given to `{other}` and to `{name}`"
            self._tell(CONFLICT, key, message, hint=_MERGE)
        given[number] = Given(number, name, type_, said.get("removed") is True)

    def _find_gap(self, holder: str) -> None:
        given = self._given.get(holder, {})
        last = self._last.get(holder)
        if last is None:
            self._tell(
                EDITED,
                f"{holder} #",
                f"the line that says how many numbers {holder} has given is missing",
            )
            return
        number = 0
        while number < last:
            number = next_number(number)
            if number not in given:
                self._tell(EDITED, f"{holder} #", f"number {number} of {holder} is missing")
                return
        if given and max(given) > last:
            self._tell(EDITED, f"{holder} #", f"{holder} has more numbers than it has given")

    def _tell(self, code: Code, key: str, message: str, hint: str = _RESTORE) -> None:
        self._is_wrong = True
        start = f"  {_json(key)}:"
        found = [n for n, line in enumerate(self._lines, 1) if line.startswith(start)]
        self._report.add(code.at(_line(self._path, found[-1] if found else 1), message, hint=hint))


def _line(path: str, line: int) -> Span:
    return Span(path, line, 0, line, 0)
