"""Fixes of the seeded mistakes: they mend or leave alone, and never touch a correct program."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from detection.seeds import Seed, seeds
from fixes.mending import Folder, folder_of
from fixes.test_properties import codes
from flowc.cli.session import Result

FILE = "example.py"
SAFELY = (
    "conditionals/and",
    "conditionals/chained_comparison",
    "conditionals/promise_alone",
    "edges/positional_create_node",
    "plans/fixed_and_default",
    "resources/quantity",
    "schedules/sunday_as_seven",
    "schedules/unknown_alias",
)
UNSAFELY = (
    "caching/ignored_without",
    "caching/no_version",
    "caching/serialized_without",
    "defaults/type_as_default",
    "dynamic/unknown_input",
    "edges/unknown_input",
    "maps/ratio",
    "plugins/unknown_parameter",
    "promises/printed",
    "records/unknown_field",
    "resources/above_limit",
    "resources/negative_retries",
    "resources/unknown_setting",
    "results/of_dynamic",
    "signatures/missing_return_annotation",
)
"""The mistakes that are mended, so that a fix that gives up is noticed."""

SEEDS = {seed.name: seed for seed in seeds()}


@pytest.mark.parametrize("name", SEEDS)
def test_a_mistake_is_mended_or_left_alone(name: str, tmp_path: Path) -> None:
    """Lose the findings that were fixed, gain none, and stay Python."""
    seed = SEEDS[name]
    folder = folder_of(tmp_path, {FILE: seed.mistake})
    before = folder.judged()
    for takes_unsafe in (False, True):
        hold(folder, seed, before, takes_unsafe=takes_unsafe)


def hold(folder: Folder, seed: Seed, before: Result, *, takes_unsafe: bool) -> None:
    """Mend a program in memory, and hold what comes out."""
    state = folder.mended(takes_unsafe=takes_unsafe)
    text = folder.text(state, FILE)
    ast.parse(text)
    fixed = [found.code.name for found, _ in state.fixed]
    mended = (*SAFELY, *UNSAFELY) if takes_unsafe else SAFELY
    assert seed.code in fixed or seed.name not in mended
    assert bool(fixed) == (text != seed.mistake)
    gained = codes(state.result) - codes(before)
    assert not gained
    for code in fixed:
        lost = codes(before)[FILE, code] - codes(state.result)[FILE, code]
        assert lost > 0 or before_has_no(before, code), code
    assert len(state.result.diagnostics) <= len(before.diagnostics) - bool(fixed)
    assert len(state.result.opaque_by_lack) <= len(before.opaque_by_lack)


def before_has_no(before: Result, code: str) -> bool:
    """Tell whether a finding has come to light by the fix of another."""
    return not codes(before)[FILE, code]


@pytest.mark.parametrize("name", SEEDS)
def test_a_twin_is_left_alone(name: str, tmp_path: Path) -> None:
    """Change nothing of what is correct."""
    folder = folder_of(tmp_path, {FILE: SEEDS[name].twin})
    assert not folder.mended(takes_unsafe=True).files
