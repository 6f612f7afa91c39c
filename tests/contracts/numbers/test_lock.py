"""Numbers are given once, and the lock finds out what was done to it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowc.contracts.numbers.lock import EMPTY, Given, Lock, Wanted, updated
from flowc.contracts.numbers.text import read_lock, write_lock
from flowc_ir.diagnostic import Report

NAMES = st.sampled_from(["a", "b", "c", "größe", 'quo"te', "with #5"])
TYPES = st.sampled_from(["integer", "string", "list of record shop.Inner", ""])
MEMBERS = st.dictionaries(NAMES, TYPES, max_size=5)
WANTED = st.dictionaries(st.sampled_from(["record shop.A", "task x inputs", "enum #1"]), MEMBERS)
STEPS = st.lists(WANTED, max_size=8)


def step(lock: Lock, wanted: dict[str, dict[str, str]]) -> Lock:
    """Bring a lock up to date."""
    return updated(lock, [Wanted(h, tuple(members.items())) for h, members in wanted.items()])


def read(text: str) -> tuple[Lock | None, list[tuple[str, int]]]:
    """Read a lock, with the codes and lines of what was found."""
    report = Report()
    lock = read_lock(text, "flowc.lock.json", report)
    return lock, [(each.code.name, each.span.line) for each in report.diagnostics]


@settings(deadline=None)
@given(STEPS)
def test_a_number_is_never_given_twice(steps: list[dict[str, dict[str, str]]]) -> None:
    """Let every number of a holder belong to one name and type for ever."""
    lock = EMPTY
    owners: dict[tuple[str, int], tuple[str, str]] = {}
    retired: set[tuple[str, int]] = set()
    for wanted in steps:
        lock = step(lock, wanted)
        for holder, entries in lock.holders.items():
            for each in entries:
                place = (holder, each.number)
                assert owners.setdefault(place, (each.name, each.type)) == (each.name, each.type)
                assert each.is_removed or place not in retired
                if each.is_removed:
                    retired.add(place)
        for holder, members in wanted.items():
            assert set(lock.numbers(holder)) == set(members)


@settings(deadline=None)
@given(STEPS)
def test_text_and_lock_are_one(steps: list[dict[str, dict[str, str]]]) -> None:
    """Read back what was written, from JSON with one number a line, sorted by holder."""
    lock = EMPTY
    for wanted in steps:
        lock = step(lock, wanted)
    text = write_lock(lock)
    assert read(text) == (lock, [])
    assert write_lock(step(lock, {})) == text
    keys = list(json.loads(text))[1:-1]
    assert len(text.splitlines()) == len(keys) + 4
    assert [key.rpartition(" #")[0] for key in keys] == sorted(
        key.rpartition(" #")[0] for key in keys
    )


@settings(deadline=None)
@given(STEPS, st.data())
def test_every_line_is_guarded(steps: list[dict[str, dict[str, str]]], data: st.DataObject) -> None:
    """Find out when a line is changed or taken away, whichever it is."""
    lock = EMPTY
    for wanted in steps:
        lock = step(lock, wanted)
    lines = write_lock(lock).splitlines(keepends=True)
    inner = range(2, len(lines) - 2)
    if not inner:
        return
    at = data.draw(st.sampled_from(inner))
    assert {code for code, _ in read("".join(lines[:at] + lines[at + 1 :]))[1]} == {"lock-edited"}
    changed = lines[at].replace('"seal": "', '"seal": "0', 1)
    assert read("".join([*lines[:at], changed, *lines[at + 1 :]]))[1] == [("lock-edited", at + 1)]


def test_protobuf_keeps_some_numbers_for_itself() -> None:
    """Skip 19,000 to 19,999."""
    lock = Lock({"m": tuple(Given(n, f"x{n}") for n in range(1, 19_000))})
    members = {f"x{n}": "" for n in range(1, 19_000)} | {"more": ""}
    made = step(lock, {"m": members})
    assert made.numbers("m")["more"] == 20_000
    assert read(write_lock(made)) == (made, [])


def test_a_retyped_member_gets_a_new_number() -> None:
    """Leave the old number to the old type, also when the old type comes back."""
    lock = step(EMPTY, {"m": {"a": "integer", "b": "string"}})
    lock = step(lock, {"m": {"a": "string", "b": "string"}})
    assert lock.numbers("m") == {"a": 3, "b": 2}
    assert lock.removed("m") == (Given(1, "a", "integer", is_removed=True),)
    assert step(lock, {"m": {"a": "integer", "b": "string"}}).numbers("m") == {"a": 4, "b": 2}


def test_what_is_not_asked_for_stays() -> None:
    """Let the contract of a part of a program change nothing of the rest."""
    lock = step(EMPTY, {"m": {"a": "integer"}, "n": {"b": "string"}})
    assert step(lock, {"n": {}}).holders["m"] == lock.holders["m"]


MERGED = """\
{
  "flowc_lock": 1,
<<<<<<< HEAD
  "m #": {"given": 1, "seal": "00000000"},
=======
  "m #": {"given": 2, "seal": "00000000"},
>>>>>>> theirs
  "end": true
}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ("lock-syntax", 1)),
        ("[]", ("lock-syntax", 1)),
        ("{}", ("lock-syntax", 1)),
        ('{"flowc_lock": "1"}', ("lock-syntax", 1)),
        ('{\n  "flowc_lock": 1,\n  "x": 1 "y"\n}', ("lock-syntax", 3)),
        ('{\n  "flowc_lock": 1,\n  "x": 1\n}', ("lock-syntax", 3)),
        ('{\n  "flowc_lock": 9\n}', ("lock-newer-format", 2)),
        (MERGED, ("lock-conflict", 3)),
        ("[" * 100_000, ("lock-syntax", 1)),
    ],
)
def test_what_is_no_lock(text: str, found: tuple[str, int]) -> None:
    """Say what is wrong, and where."""
    assert read(text) == (None, [found])


def test_both_sides_of_a_merge() -> None:
    """Find one number that two branches have given to different members."""
    base = step(EMPTY, {"m": {"a": "integer"}})
    ours = write_lock(step(base, {"m": {"a": "integer", "ours": "string"}})).splitlines()
    theirs = write_lock(step(base, {"m": {"a": "integer", "theirs": "string"}})).splitlines()
    (mine,) = [n for n, line in enumerate(ours) if '"ours"' in line]
    (other,) = [line for line in theirs if '"theirs"' in line]
    lock, found = read("\n".join([*ours[: mine + 1], other, *ours[mine + 1 :]]))
    assert lock is None
    assert found == [("lock-conflict", mine + 2)]
