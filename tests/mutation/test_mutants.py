"""What a mutant is; the run itself is `make mutants`."""

from __future__ import annotations

from mutation.accepted import ACCEPTED
from mutation.mutants import ROOT, mutants_of

RULE = """\
def check(facts: Facts) -> Iterator[Diagnostic]:
    for task in facts.tasks:
        if task.name and not (task.retries < 0 or _is_old(task)):
            yield CODE.at(task.span, "a" if task.retries else "b")


def _is_old(task: Task) -> bool:
    return task.version == 1
"""


def test_mutants() -> None:
    """Take the rule away, and turn each condition around, each part of one on its own."""
    found = {mutant.place: mutant.source for mutant in mutants_of("a/b.py", RULE)}
    assert [*found] == [
        "check: removed",
        "check: task.name",
        "check: task.retries < 0",
        "check: _is_old(task)",
        "check: task.retries",
        "_is_old: task.version == 1",
    ]
    assert "yield from ()" in found["check: removed"]
    assert "if task.name and (not (not task.retries < 0 or" in found["check: task.retries < 0"]
    assert "return not task.version == 1" in found["_is_old: task.version == 1"]


def test_what_survives_is_still_there() -> None:
    """Let every reason be one for a mutant that there is."""
    for path, place in ACCEPTED:
        text = (ROOT / path).read_text(encoding="utf-8")
        assert place in {mutant.place for mutant in mutants_of(path, text)}, (path, place)
