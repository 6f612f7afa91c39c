"""A sample of hostile files; `make fuzz` runs ten thousand."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from flowc.driver import CompileOptions, compile_project
from flowc_ir.program import Opaque
from hostile.fuzz import LIMIT, judge

HEAD = """\
from flytekit import task, workflow

LONG = list(range(190_000))


@task
def use(a: int, b: list[int]) -> int:
    return a


@workflow
def w() -> None:
"""
ENDLESS = {
    "nodes": "    while True:\n        use(a=1, b=[])\n",
    "long constants": "    for number in LONG:\n        use(a=number, b=LONG)\n",
}


@pytest.mark.parametrize("first", range(0, 400, 20))
def test_hostile_files(first: int) -> None:
    """Give findings for every file, without a traceback and in time."""
    bad = [verdict for verdict in map(judge, range(first, first + 20)) if not verdict.is_good]
    assert not bad, "\n".join(f"seed {v.seed}: {v.seconds:.1f} s\n{v.fault}" for v in bad)


@pytest.mark.parametrize("name", ENDLESS)
def test_an_endless_graph_is_opaque(name: str, tmp_path: Path) -> None:
    """Stop in time where each step of the program makes much work."""
    (tmp_path / "hostile.py").write_text(HEAD + ENDLESS[name])
    start = time.process_time()
    outcome = compile_project(CompileOptions(root=tmp_path, units=("hostile",)))
    assert time.process_time() - start < LIMIT
    found = [entity for entity in outcome.program.entities if isinstance(entity, Opaque)]
    assert [(entity.name, "2,000,000 steps" in entity.reason) for entity in found] == [
        ("hostile.w", True)
    ]
